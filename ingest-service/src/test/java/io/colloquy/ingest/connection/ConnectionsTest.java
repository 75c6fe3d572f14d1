package io.colloquy.ingest.connection;

import static io.colloquy.ingest.TestAccount.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.ingest.ConfigurationEvents;
import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConnectionsTest {
    private static final String SMALLEST = "{'channel':'webchat','name':'Chat'}";

    @Inject
    ConfigurationEvents events;

    @Inject
    ConnectionCatalog catalog;

    private final String id = "c-" + UUID.randomUUID();
    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void aConnectionIsShownWithoutItsSecrets() {
        put("""
                {'channel':'webchat','name':'Ação 😀','secrets':['geheim-1','geheim-2'],'verifyToken':'geheim-3',
                 'inactivitySeconds':60,'sessionGapSeconds':30,'inboxId':'in','environment':'test','botId':'b',
                 'botAppIds':['2','1','2']}""").statusCode(200);

        account.asAdmin()
                .get("/v1/connections/" + id)
                .then()
                .statusCode(200)
                .body(not(containsString("geheim")))
                .body("id", equalTo(id))
                .body("channel", equalTo("webchat"))
                .body("provider", nullValue())
                .body("name", equalTo("Ação 😀"))
                .body("secretCount", equalTo(2))
                .body("secretsChangedAt", containsString("T"))
                .body("hasVerifyToken", equalTo(true))
                .body("inactivitySeconds", equalTo(60))
                .body("sessionGapSeconds", equalTo(30))
                .body("inboxId", equalTo("in"))
                .body("environment", equalTo("test"))
                .body("botId", equalTo("b"))
                .body("botAppIds", equalTo(List.of("1", "2")));
    }

    @ParameterizedTest
    @CsvSource({"webchat, 1800, 1800", "email, 86400, 86400", "sms, 86400, 1800", "custom, 86400, 1800"})
    void timesFollowTheChannelWhenAbsent(String channel, int inactivity, int sessionGap) {
        put("{'channel':'%s','name':'n'}".formatted(channel))
                .statusCode(200)
                .body("inactivitySeconds", equalTo(inactivity))
                .body("sessionGapSeconds", equalTo(sessionGap))
                .body("environment", equalTo("production"))
                .body("secretCount", equalTo(0))
                .body("secretsChangedAt", nullValue())
                .body("hasVerifyToken", equalTo(false))
                .body("botAppIds", equalTo(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "whatsapp, whatsapp_cloud",
                "messenger, messenger",
                "viber, viber",
                "phone_call, twilio",
                "sms, none",
                "email, none",
                "webchat, none",
                "custom, none"
            })
    void theObviousProviderNeedNotBeSaid(String channel, String provider) {
        put("{'channel':'%s','name':'n'}".formatted(channel)).statusCode(200).body("provider", equalTo(provider));
    }

    @Test
    void anotherProviderOfTheChannelCanBeSaid() {
        put("{'channel':'whatsapp','name':'n','provider':'twilio'}")
                .statusCode(200)
                .body("provider", equalTo("twilio"));
    }

    @Test
    void absentSecretsStayAndNullRemovesThem() {
        put("{'channel':'webchat','name':'n','secrets':['a','b'],'verifyToken':'v'}")
                .statusCode(200);

        put("{'channel':'webchat','name':'other'}")
                .body("secretCount", equalTo(2))
                .body("hasVerifyToken", equalTo(true));
        put("{'channel':'webchat','name':'other','secrets':[],'verifyToken':null}")
                .body("secretCount", equalTo(0))
                .body("hasVerifyToken", equalTo(false));
        put("{'channel':'webchat','name':'other','secrets':['c']}").body("secretCount", equalTo(1));
        put("{'channel':'webchat','name':'other','secrets':null}").body("secretCount", equalTo(0));
    }

    @Test
    void whatIsShownCanBeSentBack() {
        String shown = put("{'channel':'webchat','name':'n','secrets':['a']}")
                .statusCode(200)
                .extract()
                .asString();

        String again = put(shown.replace('"', '\'')).statusCode(200).extract().asString();

        assertThat(again).isEqualTo(shown);
        assertThat(events.of(account.id())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel           | {'name':'n'}",
                "channel           | {'name':'n','channel':'fax'}",
                "name              | {'channel':'webchat'}",
                "name              | {'channel':'webchat','name':' '}",
                "provider          | {'channel':'webchat','name':'n','provider':'pigeon'}",
                "provider          | {'channel':'email','name':'n','provider':'telegram'}",
                "secrets           | {'channel':'webchat','name':'n','secrets':['geheim','geheim','geheim']}",
                "secrets           | {'channel':'webchat','name':'n','secrets':['']}",
                "secrets           | {'channel':'webchat','name':'n','secrets':'geheim'}",
                "secrets           | {'channel':'webchat','name':'n','secrets':[{'geheim':1}]}",
                "verifyToken       | {'channel':'webchat','name':'n','verifyToken':['geheim']}",
                "inactivitySeconds | {'channel':'webchat','name':'n','inactivitySeconds':0}",
                "inactivitySeconds | {'channel':'webchat','name':'n','inactivitySeconds':31536001}",
                "inactivitySeconds | {'channel':'webchat','name':'n','inactivitySeconds':'soon'}",
                "sessionGapSeconds | {'channel':'webchat','name':'n','sessionGapSeconds':-1}",
                "inboxId           | {'channel':'webchat','name':'n','inboxId':''}",
                "environment       | {'channel':'webchat','name':'n','environment':'staging'}",
                "botId             | {'channel':'webchat','name':'n','botId':'a\\u0000'}",
                "botAppIds         | {'channel':'webchat','name':'n','botAppIds':[null]}",
                "nonsense          | {'channel':'webchat','name':'n','nonsense':1}",
            })
    void aBadFieldIsNamed(String field, String body) {
        put(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of(field)))
                .body(not(containsString("geheim")));
    }

    @Test
    void aBadIdIsNamed() {
        account.asAdmin()
                .contentType("application/json")
                .body(json(SMALLEST))
                .put("/v1/connections/a b")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("id")));
    }

    @Test
    void anIdIsTakenInTheWholeInstallation() {
        put(SMALLEST).statusCode(200);
        TestAccount other = TestAccount.create();

        put(other, SMALLEST)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:colloquy:problem:connection-exists"))
                .body(not(containsString(account.id())));

        assertThat(events.of(other.id())).isEmpty();
    }

    @Test
    void connectionsOfOthersAreNotThere() {
        put(SMALLEST).statusCode(200);
        TestAccount other = TestAccount.create();

        other.asAdmin().get("/v1/connections/" + id).then().statusCode(404);
        other.asAdmin().delete("/v1/connections/" + id).then().statusCode(404);
        other.asAdmin().get("/v1/connections").then().statusCode(200).body("connections", hasSize(0));
        account.asAdmin().get("/v1/connections/" + id).then().statusCode(200);
    }

    @Test
    void connectionsAreForAdmins() {
        for (String role : new String[] {"ingest", "viewer", "operator"}) {
            String key = account.key(role);
            as(key).get("/v1/connections").then().statusCode(403);
            as(key).get("/v1/connections/" + id).then().statusCode(403);
            as(key).delete("/v1/connections/" + id).then().statusCode(403);
            as(key).contentType("application/json")
                    .body(json(SMALLEST))
                    .put("/v1/connections/" + id)
                    .then()
                    .statusCode(403);
        }
        given().get("/v1/connections").then().statusCode(401);
    }

    @Test
    void aListIsReadPageByPage() {
        for (String suffix : new String[] {"b", "a", "c"}) {
            put(account, id + suffix, SMALLEST).statusCode(200);
        }

        String next = account.asAdmin()
                .queryParam("limit", 2)
                .get("/v1/connections")
                .then()
                .body("connections.id", equalTo(List.of(id + "a", id + "b")))
                .extract()
                .path("next");
        account.asAdmin()
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/v1/connections")
                .then()
                .body("connections.id", equalTo(List.of(id + "c")))
                .body("next", nullValue());
    }

    @Test
    void everyChangeIsAnEventWithoutSecrets() {
        put("{'channel':'webchat','name':'n','secrets':['geheim']}").statusCode(200);
        put("{'channel':'webchat','name':'new','inboxId':'in'}").statusCode(200);

        account.asAdmin().delete("/v1/connections/" + id).then().statusCode(204);

        account.asAdmin().get("/v1/connections/" + id).then().statusCode(404);
        assertThat(events.of(account.id()))
                .extracting(ConfigurationEvents.Recorded::type)
                .containsExactly("connection.updated", "connection.updated", "connection.deleted");
        assertThat(events.of(account.id())).allSatisfy(event -> {
            assertThat(event.subject()).isEqualTo(id);
            assertThat(event.subjectType()).isEqualTo("connection");
            assertThat(event.data().toString()).doesNotContain("geheim");
        });
        Map<String, Object> data = events.of(account.id()).get(1).data().getMap();
        assertThat(data)
                .containsEntry("name", "new")
                .containsEntry("channel", "webchat")
                .containsEntry("inboxId", "in")
                .containsEntry("botId", null)
                .containsEntry("secretCount", 1)
                .containsEntry(
                        "secretsChangedAt",
                        events.of(account.id()).get(0).data().getString("secretsChangedAt"));
        assertThat(account.ledger()).containsEntry("accepted", 3);
    }

    @Test
    void aDeletedIdCanBeTakenByAnother() {
        put(SMALLEST).statusCode(200);
        account.asAdmin().delete("/v1/connections/" + id).then().statusCode(204);

        put(TestAccount.create(), SMALLEST).statusCode(200);
    }

    @Test
    void theCatalogOpensTheSecretsWhosesoeverTheyAre() {
        put("{'channel':'webchat','name':'n','secrets':['geheim-1','geheim-ação'],'verifyToken':'v','botAppIds':['9']}")
                .statusCode(200);

        OpenConnection open =
                catalog.find(id).await().atMost(Duration.ofSeconds(10)).orElseThrow();

        assertThat(open.accountId()).isEqualTo(account.id());
        assertThat(open.secrets()).containsExactly("geheim-1", "geheim-ação");
        assertThat(open.verifyToken()).isEqualTo("v");
        assertThat(open.view().botAppIds()).containsExactly("9");
        assertThat(open.toString()).doesNotContain("geheim");
        assertThat(catalog.find("no-" + id).await().atMost(Duration.ofSeconds(10)))
                .isEmpty();
    }

    @Test
    void producersMayNameAConnectionButNotWriteItsConfiguration() {
        String event = """
                {"specversion":"1.0","id":"%s","source":"/crm","type":"%s","time":"2026-03-02T09:00:00Z","subject":"x",\
                "data":{"name":"n"}}""";

        account.send("application/json", event.formatted("1", "connection.updated"))
                .statusCode(200);
        for (String type :
                new String[] {"connection.deleted", "settings.updated", "calendar.updated", "calendar.deleted"}) {
            account.send("application/json", event.formatted("2", type))
                    .statusCode(400)
                    .body("code", equalTo("reserved_type"))
                    .body("violations.field", hasItem("type"));
        }
    }

    private ValidatableResponse put(String body) {
        return put(account, body);
    }

    private ValidatableResponse put(TestAccount who, String body) {
        return put(who, id, body);
    }

    private static ValidatableResponse put(TestAccount who, String connectionId, String body) {
        return who.asAdmin()
                .contentType("application/json")
                .body(json(body))
                .put("/v1/connections/" + connectionId)
                .then();
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }
}
