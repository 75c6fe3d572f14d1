package io.colloquy.ingest.settings;

import static io.colloquy.ingest.TestAccount.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class SettingsTest {
    @Inject
    ConfigurationEvents events;

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void defaultsHoldUntilSomebodyChangesThem() {
        get().body("timezone", equalTo("America/Sao_Paulo"))
                .body("weekStart", equalTo("monday"))
                .body("fcrWindowDays", equalTo(7))
                .body("sla.firstResponseSeconds", nullValue())
                .body("sla.resolutionSeconds", nullValue())
                .body("sla.businessTime", equalTo(false))
                .body("exportMaxDays", equalTo(30))
                .body("exportMaxLive", equalTo(5))
                .body("publicBaseUrl", nullValue())
                .body("updatedAt", nullValue());
    }

    @Test
    void settingsAreReplacedAsAWhole() {
        put("""
                {'timezone':'Europe/Lisbon','weekStart':'sunday','fcrWindowDays':3,
                 'sla':{'firstResponseSeconds':300,'resolutionSeconds':86400,'businessTime':true},
                 'exportMaxDays':400,'exportMaxLive':2,'publicBaseUrl':'https://c.example.com/colloquy/'}""").statusCode(200);

        get().body("timezone", equalTo("Europe/Lisbon"))
                .body("weekStart", equalTo("sunday"))
                .body("fcrWindowDays", equalTo(3))
                .body("sla.firstResponseSeconds", equalTo(300))
                .body("sla.resolutionSeconds", equalTo(86400))
                .body("sla.businessTime", equalTo(true))
                .body("exportMaxDays", equalTo(400))
                .body("exportMaxLive", equalTo(2))
                .body("publicBaseUrl", equalTo("https://c.example.com/colloquy"))
                .body("updatedAt", notNullValue());

        put("{'fcrWindowDays':3}")
                .body("timezone", equalTo("Europe/Lisbon"))
                .body("weekStart", equalTo("monday"))
                .body("sla.firstResponseSeconds", nullValue())
                .body("publicBaseUrl", nullValue());
    }

    @Test
    void theZoneIsTheAccountsEverywhere() {
        put("{'timezone':'Asia/Tokyo'}").statusCode(200);

        as(InstallationKeys.ROOT)
                .queryParam("limit", 1000)
                .get("/v1/accounts")
                .then()
                .body("accounts.find { it.id == '" + account.id() + "' }.timezone", equalTo("Asia/Tokyo"));
        account.asAdmin()
                .queryParam("from", "2026-03-02")
                .get("/v1/ledger")
                .then()
                .body("from", equalTo("2026-03-01T15:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timezone                 | {'timezone':'Mars/Phobos'}",
                "timezone                 | {'timezone':'+03:00'}",
                "weekStart                | {'weekStart':'Monday'}",
                "fcrWindowDays            | {'fcrWindowDays':0}",
                "fcrWindowDays            | {'fcrWindowDays':91}",
                "fcrWindowDays            | {'fcrWindowDays':'a week'}",
                "sla.firstResponseSeconds | {'sla':{'firstResponseSeconds':0}}",
                "sla.resolutionSeconds    | {'sla':{'resolutionSeconds':-1}}",
                "sla.businessTime         | {'sla':{'businessTime':'maybe'}}",
                "exportMaxDays            | {'exportMaxDays':0}",
                "exportMaxLive            | {'exportMaxLive':101}",
                "publicBaseUrl            | {'publicBaseUrl':'colloquy.example.com'}",
                "publicBaseUrl            | {'publicBaseUrl':'ftp://colloquy.example.com'}",
                "publicBaseUrl            | {'publicBaseUrl':'https://colloquy.example.com/?a=b'}",
                "publicBaseUrl            | {'publicBaseUrl':'https://a b'}",
                "nonsense                 | {'nonsense':1}",
            })
    void aBadFieldIsNamed(String field, String body) {
        put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of(field)));
    }

    @Test
    void everyChangeIsAnEvent() {
        put("{'exportMaxDays':10}").statusCode(200);
        String shown = put("{'exportMaxDays':20}").extract().asString();

        put(shown).statusCode(200);

        List<ConfigurationEvents.Recorded> recorded = events.of(account.id());
        assertThat(recorded).hasSize(2).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("settings.updated");
            assertThat(event.subjectType()).isEqualTo("settings");
            assertThat(event.subject()).isEqualTo("account");
        });
        Map<String, Object> last = recorded.getLast().data().getMap();
        assertThat(last)
                .containsEntry("exportMaxDays", 20)
                .containsEntry("timezone", "America/Sao_Paulo")
                .containsEntry("publicBaseUrl", null);
    }

    @Test
    void settingsAreForAdminsAndTheirOwn() {
        put("{'exportMaxDays':10}").statusCode(200);

        TestAccount.create().asAdmin().get("/v1/settings").then().body("exportMaxDays", equalTo(30));
        for (String role : new String[] {"ingest", "viewer", "operator"}) {
            String key = account.key(role);
            as(key).get("/v1/settings").then().statusCode(403);
            as(key).contentType("application/json")
                    .body("{}")
                    .put("/v1/settings")
                    .then()
                    .statusCode(403);
        }
        given().get("/v1/settings").then().statusCode(401);
        account.asAdmin()
                .contentType("application/json")
                .body("null")
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .body("violations.message", hasItem("must be an object"));
    }

    private ValidatableResponse get() {
        return account.asAdmin().get("/v1/settings").then().statusCode(200);
    }

    private ValidatableResponse put(String body) {
        return account.asAdmin()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/v1/settings")
                .then();
    }
}
