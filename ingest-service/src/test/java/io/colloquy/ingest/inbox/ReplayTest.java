package io.colloquy.ingest.inbox;

import static io.colloquy.ingest.TestEvents.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ReplayTest {
    @Inject
    InboxFixture inbox;

    private TestChannel channel;
    private TestConnection connection;

    @BeforeEach
    void connect() {
        channel = InboxFixture.speak();
        connection = TestConnection.create();
    }

    @Test
    void aReplayByTheSameAdapterChangesNothing() {
        sendThreeRequestsWithRiddles();
        inbox.translate(connection);
        List<String> events = inbox.events(connection);
        Map<String, Object> books = connection.books();
        List<Map<String, Object>> quarantine = connection.quarantine();

        replay("{}").body("requests", equalTo(3));
        inbox.translate(connection);

        assertThat(inbox.events(connection)).isEqualTo(events);
        assertThat(connection.books())
                .isEqualTo(books)
                .containsEntry("received", 6)
                .containsEntry("quarantined", 3);
        assertThat(connection.quarantine()).isEqualTo(quarantine).hasSize(3);
    }

    @Test
    void aBetterAdapterAddsWhatIsNewAndTheBooksMoveWithIt() {
        sendThreeRequestsWithRiddles();
        inbox.translate(connection);
        channel.learnt.add(connection.id() + "riddle");

        replay("{}").body("requests", equalTo(3));
        inbox.translate(connection);

        assertThat(inbox.events(connection)).hasSize(6);
        assertThat(connection.books())
                .containsEntry("received", 6)
                .containsEntry("accepted", 6)
                .containsEntry("duplicates", 0)
                .containsEntry("quarantined", 0);
        assertThat(connection.quarantine()).hasSize(3).allSatisfy(entry -> assertThat(entry)
                .containsEntry("replayOutcome", "accepted"));
    }

    @Test
    void aSecondReplayBooksNothing() {
        sendThreeRequestsWithRiddles();
        inbox.translate(connection);
        channel.learnt.add(connection.id() + "riddle");
        replay("{}");
        inbox.translate(connection);
        Map<String, Object> books = connection.books();

        replay("{}");
        inbox.translate(connection);

        assertThat(connection.books()).isEqualTo(books);
        assertThat(inbox.events(connection)).hasSize(6);
    }

    @Test
    void oneRequestIsReplayedAlone() {
        sendThreeRequestsWithRiddles();
        inbox.translate(connection);
        channel.learnt.add(connection.id() + "riddle");
        Object second = connection.requests().get(1).get("id");

        replay("{\"requestId\":\"" + second + "\"}").body("requests", equalTo(1));
        inbox.translate(connection);

        assertThat(inbox.events(connection))
                .contains("message.received r1")
                .doesNotContain("message.received r0", "message.received r2");
    }

    @Test
    void aSpanOfReceiptIsReplayed() {
        sendThreeRequestsWithRiddles();
        inbox.translate(connection);
        channel.learnt.add(connection.id() + "riddle");
        Object second = connection.requests().get(1).get("receivedAt");

        replay("{\"from\":\"" + second + "\"}").body("requests", equalTo(2));
        replay("{\"to\":\"2026-01-01\"}").body("requests", equalTo(0));
        inbox.translate(connection);

        assertThat(inbox.events(connection))
                .contains("message.received r1", "message.received r2")
                .doesNotContain("message.received r0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"yesterday\"}",
                "{\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"}",
                "{\"requestId\":\"1\",\"from\":\"2026-02-01\"}",
                "{\"all\":true}",
                "null",
                "[]",
                "{"
            })
    void aReplayOfNothingThatCanBeIsRefused(String body) {
        post(connection, body).statusCode(400);
    }

    @Test
    void aPartInQuarantineIsReplayedWithItsRequest() {
        connection
                .send("{'kind':'message','id':'m1'}", "{'kind':'riddle','id':'r1'}")
                .statusCode(200);
        inbox.translate(connection);
        String id = (String) connection.quarantine().getFirst().get("id");

        replayEntry(connection.account(), id)
                .body("outcome", equalTo("quarantined"))
                .body("code", equalTo("unknown_kind"));
        channel.learnt.add(connection.id() + "riddle");
        replayEntry(connection.account(), id).body("outcome", equalTo("accepted"));
        replayEntry(connection.account(), id).body("outcome", equalTo("accepted"));

        assertThat(inbox.events(connection)).containsExactly("message.received m1", "message.received r1");
        assertThat(connection.books())
                .containsEntry("received", 2)
                .containsEntry("accepted", 2)
                .containsEntry("quarantined", 0);
    }

    @Test
    void anEventInQuarantineIsReadAgainAsOfItsReceipt() {
        TestAccount account = connection.account();
        String future = message("1").replace("2026-03-02", "2126-03-02");
        account.send("application/json", "[" + future + "]").statusCode(200);
        String id = onlyEntryOf(account);

        replayEntry(account, id).body("outcome", equalTo("quarantined")).body("code", equalTo("time_in_future"));

        assertThat(connection.books()).containsEntry("received", 1).containsEntry("quarantined", 1);
    }

    @Test
    void anEventThatIsGoodNowMovesInTheBooks() {
        TestAccount account = connection.account();
        account.send("application/json", "[" + message("1").replace("message.received", "riddle") + "]");
        String id = onlyEntryOf(account);
        // As if a later release knew the type.
        inbox.query(
                account,
                "UPDATE quarantined_events SET raw = convert_to(replace(convert_from(raw, 'UTF8'), 'riddle',"
                        + " 'message.received'), 'UTF8') WHERE account_id = $1 AND quarantine_id::text = $2",
                id,
                row -> row);

        replayEntry(account, id).body("outcome", equalTo("accepted"));
        replayEntry(account, id).body("outcome", equalTo("accepted"));

        assertThat(connection.books())
                .containsEntry("received", 1)
                .containsEntry("accepted", 1)
                .containsEntry("quarantined", 0);
        account.send("application/json", message("1")).body("duplicates", equalTo(1));
    }

    @Test
    void quarantineIsFiltered() {
        TestAccount account = connection.account();
        account.send("application/json", "[{}]").statusCode(200);
        connection.send("{'kind':'riddle','id':'r1'}").statusCode(200);
        inbox.translate(connection);

        account.asAdmin()
                .queryParam("code", "unknown_kind")
                .get("/v1/quarantine")
                .then()
                .body("events.code", equalTo(List.of("unknown_kind")));
        account.asAdmin()
                .queryParam("replayed", "true")
                .get("/v1/quarantine")
                .then()
                .body("events.size()", equalTo(0));
        account.asAdmin()
                .queryParam("replayed", "perhaps")
                .get("/v1/quarantine")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("replayed"));
    }

    @Test
    void aPartShowsTheBytesOfItsRequest() {
        byte[] body = TestConnection.body("{'kind':'riddle','id':'r1'}");
        connection.send(body).statusCode(200);
        inbox.translate(connection);
        Map<String, Object> entry = connection.quarantine().getFirst();

        byte[] raw = connection
                .account()
                .asAdmin()
                .get("/v1/quarantine/" + entry.get("id") + "/raw")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(raw).isEqualTo(body);
        assertThat(entry).containsEntry("size", body.length);
    }

    @Test
    void requestsAreListedByPage() {
        sendThreeRequestsWithRiddles();
        String path = "/v1/connections/" + connection.id() + "/requests";

        String next = connection
                .account()
                .asAdmin()
                .queryParam("limit", 2)
                .get(path)
                .then()
                .body("requests.size()", equalTo(2))
                .extract()
                .path("next");

        connection
                .account()
                .asAdmin()
                .queryParam("cursor", next)
                .get(path)
                .then()
                .body("requests.size()", equalTo(1));
        connection
                .account()
                .asAdmin()
                .queryParam("from", "9999-01-01")
                .get(path)
                .then()
                .body("requests.size()", equalTo(0));
    }

    @Test
    void onlyAdministratorsOfTheAccountSeeOrReplay() {
        sendThreeRequestsWithRiddles();
        inbox.translate(connection);
        Object request = connection.requests().getFirst().get("id");
        Object entry = connection.quarantine().getFirst().get("id");
        String requests = "/v1/connections/" + connection.id() + "/requests";
        TestAccount other = TestAccount.create();
        String operator = connection.account().key("operator", "ingest");

        for (String path : List.of(requests, requests + "/" + request)) {
            given().get(path).then().statusCode(401);
            TestAccount.as(operator).get(path).then().statusCode(403);
            other.asAdmin().get(path).then().statusCode(404);
        }
        for (String path :
                List.of("/v1/connections/" + connection.id() + "/replay", "/v1/quarantine/" + entry + "/replay")) {
            given().contentType("application/json").body("{}").post(path).then().statusCode(401);
            TestAccount.as(operator)
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(403);
            other.asAdmin()
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(404);
        }
        assertThat(inbox.step(connection)).isZero();
    }

    private void sendThreeRequestsWithRiddles() {
        for (int i = 0; i < 3; i++) {
            connection
                    .send("{'kind':'message','id':'m%d'}".formatted(i), "{'kind':'riddle','id':'r%d'}".formatted(i))
                    .statusCode(200);
        }
    }

    private ValidatableResponse replay(String body) {
        return post(connection, body).statusCode(202);
    }

    private static ValidatableResponse post(TestConnection connection, String body) {
        return connection
                .account()
                .asAdmin()
                .contentType("application/json")
                .body(body)
                .post("/v1/connections/" + connection.id() + "/replay")
                .then();
    }

    private static ValidatableResponse replayEntry(TestAccount account, String id) {
        return account.asAdmin().post("/v1/quarantine/" + id + "/replay").then().statusCode(200);
    }

    private static String onlyEntryOf(TestAccount account) {
        List<String> ids =
                account.asAdmin().get("/v1/quarantine").then().extract().path("events.id");
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }
}
