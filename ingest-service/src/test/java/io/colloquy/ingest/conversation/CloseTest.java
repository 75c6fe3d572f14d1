package io.colloquy.ingest.conversation;

import static io.colloquy.ingest.TestAccount.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.ingest.TestAccount;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class CloseTest {
    /** As conversations that were found by contact are called. */
    private static final String ID = "wa-1/abcdefghijklmnopqrstuvwxyz";

    private static final String ENCODED = "wa-1%2Fabcdefghijklmnopqrstuvwxyz";

    @Inject
    AccountDatabase database;

    private TestAccount account;
    private String operator;

    @BeforeEach
    void newAccountWithAConversation() {
        account = TestAccount.create();
        operator = account.key("operator");
        account.send("application/json", """
                        {"specversion":"1.0","id":"1","source":"/crm","type":"note.added","subject":"%s",\
                        "time":"2026-03-02T09:00:00Z","data":{"agentId":"ann"}}""".formatted(ID)).statusCode(200);
    }

    @Test
    void anAgentClosesAConversation() {
        String eventId = close(null, """
                        {"category":"billing","summary":"Paid.\\nAção 😀","agentId":"ann","teamId":"t-1"}""")
                .statusCode(200)
                .body("conversationId", equalTo(ID))
                .extract()
                .path("eventId");

        assertThat(eventId).startsWith(ID + "/closed/");
        assertThat(closes())
                .containsExactly("{\"source\":\"user\",\"by\":{\"type\":\"agent\",\"id\":\"ann\"},\"teamId\":\"t-1\","
                        + "\"category\":\"billing\",\"summary\":\"Paid.\\nAção 😀\"}");
        assertThat(account.ledger()).containsEntry("accepted", 2);
    }

    @Test
    void withoutAnAgentItIsTheApplication() {
        as(operator)
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .post("/v1/conversations/" + ENCODED + "/close")
                .then()
                .statusCode(200);

        assertThat(closes())
                .singleElement()
                .asString()
                .matches("\\{\"source\":\"api\",\"by\":\\{\"type\":\"application\",\"id\":\"key_[A-Za-z0-9_-]+\"}}");
    }

    @Test
    void oneKeyClosesOnce() {
        String first =
                close("k-1", "{\"agentId\":\"ann\"}").statusCode(200).extract().asString();

        String second =
                close("k-1", "{\"agentId\":\"ann\"}").statusCode(200).extract().asString();

        assertThat(second).isEqualTo(first);
        assertThat(closes()).hasSize(1);
        assertThat(account.ledger()).containsEntry("received", 2).containsEntry("duplicates", 0);
    }

    @Test
    void oneKeyAtTheSameTimeClosesOnce() {
        List<CompletableFuture<String>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> close("k-1", "{}").statusCode(200).extract().asString()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(closes()).hasSize(1);
    }

    @Test
    void aUsedKeyWithAnotherBodyIsRefused() {
        close("k-1", "{\"agentId\":\"ann\"}").statusCode(200);

        close("k-1", "{\"agentId\":\"bob\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:colloquy:problem:idempotency-key-reused"));

        assertThat(closes()).hasSize(1);
    }

    @Test
    void withoutAKeyEveryCloseIsAnEvent() {
        close(null, "{}").statusCode(200);
        close(null, "{}").statusCode(200);

        assertThat(closes()).hasSize(2);
    }

    @Test
    void whatIsNotThereIsNotClosed() {
        TestAccount other = TestAccount.create();

        close(other.adminKey(), ENCODED, null, "{}").statusCode(404).contentType("application/problem+json");
        close(operator, "c-unknown", null, "{}").statusCode(404);
        close(operator, "%00", null, "{}").statusCode(404);
        assertThat(other.ledger()).containsEntry("received", 0);
        assertThat(closes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "category | {'category':''}",
                "summary  | {'summary':'a\\u0000'}",
                "agentId  | {'agentId':' '}",
                "teamId   | {'teamId':'a\\nb'}",
                "agentId  | {'agentId':{}}",
                "nonsense | {'nonsense':1}",
            })
    void aBadFieldIsNamed(String field, String body) {
        close(null, body.replace('\'', '"')).statusCode(400).body("violations.field", equalTo(List.of(field)));
    }

    @Test
    void closingIsForOperators() {
        for (String role : new String[] {"ingest", "viewer"}) {
            close(account.key(role), ENCODED, null, "{}").statusCode(403);
        }
        given().contentType("application/json")
                .post("/v1/conversations/c-1/close")
                .then()
                .statusCode(401);
        close(account.adminKey(), ENCODED, null, "{}").statusCode(200);
    }

    private ValidatableResponse close(String idempotencyKey, String body) {
        return close(operator, ENCODED, idempotencyKey, body);
    }

    private static ValidatableResponse close(String key, String encodedId, String idempotencyKey, String body) {
        var request = as(key).urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.post("/v1/conversations/" + encodedId + "/close").then();
    }

    /** The data of the conversation's closes. */
    private List<String> closes() {
        return database.inAccount(
                        account.id(),
                        connection -> connection.preparedQuery("""
                                SELECT data::text AS data FROM events
                                WHERE account_id = $1 AND subject = $2 AND type = 'conversation.closed'
                                """).execute(Tuple.of(account.id(), ID)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("data"))
                        .toList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
