package io.colloquy.ingest.calendar;

import static io.colloquy.ingest.TestAccount.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.ingest.ConfigurationEvents;
import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class CalendarsTest {
    private static final String FRAME = "{'weekday':'%s','from':'%s','to':'%s'}";

    @Inject
    ConfigurationEvents events;

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void aCalendarIsShownInTheOrderOfTheWeek() {
        put("account", """
                {'zone':'Europe/Berlin',
                 'frames':[{'weekday':'friday','from':'22:00','to':'06:00'},{'weekday':'monday','from':'13:00','to':'24:00'},
                           {'weekday':'monday','from':'09:00','to':'12:30'}],
                 'holidays':[{'date':'2026-12-25','name':'Weihnachten'},{'date':'2026-05-01'}]}""").statusCode(200);

        account.asAdmin()
                .get("/v1/calendars/account")
                .then()
                .statusCode(200)
                .body("id", equalTo("account"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("frames.weekday", equalTo(List.of("monday", "monday", "friday")))
                .body("frames.from", equalTo(List.of("09:00", "13:00", "22:00")))
                .body("frames.to", equalTo(List.of("12:30", "24:00", "06:00")))
                .body("holidays.date", equalTo(List.of("2026-05-01", "2026-12-25")))
                .body("holidays[0].name", nullValue())
                .body("holidays[1].name", equalTo("Weihnachten"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'zone':'UTC'}",
                "{'zone':'UTC','frames':[],'holidays':[]}",
                "{'zone':'UTC','frames':[{'weekday':'monday','from':'00:00','to':'24:00'}]}",
                // One ends where the other begins, within a day, over midnight, and from Sunday into Monday.
                "{'zone':'UTC','frames':[{'weekday':'monday','from':'09:00','to':'12:00'},{'weekday':'monday','from':'12:00','to':'18:00'}]}",
                "{'zone':'UTC','frames':[{'weekday':'monday','from':'22:00','to':'02:00'},{'weekday':'tuesday','from':'02:00','to':'03:00'}]}",
                "{'zone':'UTC','frames':[{'weekday':'sunday','from':'22:00','to':'02:00'},{'weekday':'monday','from':'02:00','to':'03:00'}]}",
                "{'zone':'UTC','frames':[{'weekday':'monday','from':'09:00','to':'08:59'}]}",
                "{'zone':'UTC','holidays':[{'date':'2028-02-29'}]}",
            })
    void whatIsPossibleIsTaken(String body) {
        put("account", body).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone              | {}",
                "zone              | {'zone':'Mars/Phobos'}",
                "frames[0].weekday | {'zone':'UTC','frames':[{'weekday':'Monday','from':'09:00','to':'18:00'}]}",
                "frames[0].from    | {'zone':'UTC','frames':[{'weekday':'monday','from':'24:00','to':'18:00'}]}",
                "frames[0].from    | {'zone':'UTC','frames':[{'weekday':'monday','to':'24:00'}]}",
                "frames[0].to      | {'zone':'UTC','frames':[{'weekday':'monday','from':'09:00','to':'09:00'}]}",
                "frames[0].to      | {'zone':'UTC','frames':[{'weekday':'monday','from':'09:00','to':'18:60'}]}",
                "frames[0].to      | {'zone':'UTC','frames':[{'weekday':'monday','from':'09:00'}]}",
                "frames            | {'zone':'UTC','frames':[null]}",
                "frames            | {'zone':'UTC','frames':'always'}",
                "holidays[0].date  | {'zone':'UTC','holidays':[{'date':'2026-02-29'}]}",
                "holidays[0].date  | {'zone':'UTC','holidays':[{'name':'n'}]}",
                "holidays[1].date  | {'zone':'UTC','holidays':[{'date':'2026-05-01'},{'date':'2026-05-01'}]}",
                "holidays[0].name  | {'zone':'UTC','holidays':[{'date':'2026-05-01','name':'a\\u0000'}]}",
                "nonsense          | {'zone':'UTC','nonsense':1}",
            })
    void aBadFieldIsNamed(String field, String body) {
        put("account", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "monday, 09:00, 12:00, monday, 11:59, 13:00",
        "monday, 22:00, 02:00, tuesday, 01:59, 03:00",
        "sunday, 22:00, 02:00, monday, 01:59, 03:00",
        "monday, 09:00, 12:00, monday, 09:00, 12:00",
    })
    void overlappingFramesAreNamed(
            String day, String from, String to, String otherDay, String otherFrom, String otherTo) {
        String frames = FRAME.formatted(day, from, to) + "," + FRAME.formatted(otherDay, otherFrom, otherTo);

        put("account", "{'zone':'UTC','frames':[" + frames + "]}")
                .statusCode(400)
                .body("violations.field", equalTo(List.of("frames[1]")))
                .body("violations.message", equalTo(List.of("overlaps with frames[0]")));
    }

    @Test
    void anInboxHasACalendarOfItsOwnWhateverItsId() {
        put("vendas%2Fs%C3%A3o%20paulo", "{'zone':'America/Sao_Paulo'}").statusCode(200);
        put("account", "{'zone':'UTC'}").statusCode(200);

        String next = account.asAdmin()
                .queryParam("limit", 1)
                .get("/v1/calendars")
                .then()
                .body("calendars.id", equalTo(List.of("account")))
                .extract()
                .path("next");
        account.asAdmin()
                .queryParam("cursor", next)
                .get("/v1/calendars")
                .then()
                .body("calendars.id", equalTo(List.of("vendas/são paulo")))
                .body("next", nullValue());
        account.asAdmin()
                .urlEncodingEnabled(false)
                .delete("/v1/calendars/vendas%2Fs%C3%A3o%20paulo")
                .then()
                .statusCode(204);
    }

    @Test
    void everyChangeIsAnEvent() {
        String shown = put("in-1", "{'zone':'UTC','holidays':[{'date':'2026-05-01'}]}")
                .extract()
                .asString();
        put("in-1", shown).statusCode(200);
        put("in-1", "{'zone':'Europe/Berlin'}").statusCode(200);

        account.asAdmin().delete("/v1/calendars/in-1").then().statusCode(204);

        account.asAdmin().get("/v1/calendars/in-1").then().statusCode(404);
        account.asAdmin().delete("/v1/calendars/in-1").then().statusCode(404);
        List<ConfigurationEvents.Recorded> recorded = events.of(account.id());
        assertThat(recorded)
                .extracting(ConfigurationEvents.Recorded::type)
                .containsExactly("calendar.updated", "calendar.updated", "calendar.deleted");
        assertThat(recorded).allSatisfy(event -> assertThat(event.subject()).isEqualTo("in-1"));
        assertThat(recorded.getFirst().data().encode())
                .isEqualTo("{\"zone\":\"UTC\",\"frames\":[],\"holidays\":[{\"date\":\"2026-05-01\",\"name\":null}]}");
    }

    @Test
    void calendarsAreForAdminsAndTheirOwn() {
        put("account", "{'zone':'UTC'}").statusCode(200);

        TestAccount other = TestAccount.create();
        other.asAdmin().get("/v1/calendars/account").then().statusCode(404);
        other.asAdmin().delete("/v1/calendars/account").then().statusCode(404);
        other.asAdmin().get("/v1/calendars").then().body("calendars", hasSize(0));
        for (String role : new String[] {"ingest", "viewer", "operator"}) {
            String key = account.key(role);
            as(key).get("/v1/calendars").then().statusCode(403);
            as(key).get("/v1/calendars/account").then().statusCode(403);
            as(key).delete("/v1/calendars/account").then().statusCode(403);
        }
        given().get("/v1/calendars").then().statusCode(401);
    }

    private ValidatableResponse put(String encodedId, String body) {
        return account.asAdmin()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/v1/calendars/" + encodedId)
                .then();
    }
}
