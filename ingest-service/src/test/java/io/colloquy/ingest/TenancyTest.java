package io.colloquy.ingest;

import static io.colloquy.ingest.TestEvents.array;
import static io.colloquy.ingest.TestEvents.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class TenancyTest {
    @Inject
    AccountDatabase database;

    @Inject
    Pool pool;

    private TestAccount account;

    @BeforeEach
    void fillEveryTable() {
        account = TestAccount.create();
        account.send("application/json", array(message("1"), message("1").replace("Olá", "other"), "{}", """
                        {"specversion":"1.0","id":"m","source":"/wa","type":"message.received",
                         "time":"2026-03-02T09:00:00Z",
                         "data":{"messageId":"m","channel":"whatsapp","connectionId":"w","contactId":"p-1"}}"""))
                .statusCode(200);
        put("/v1/connections/" + account.id(), "{\"channel\":\"custom\",\"name\":\"n\"}");
        put("/v1/settings", "{\"exportMaxDays\":10}");
        put("/v1/calendars/account", "{\"zone\":\"UTC\"}");
    }

    private void put(String path, String body) {
        account.asAdmin()
                .contentType("application/json")
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events",
                "receipts",
                "quarantined_events",
                "conflicting_duplicates",
                "pending_batches",
                "connections",
                "account_settings",
                "calendars",
                "threads",
                "thread_messages"
            })
    void aQueryThatForgetsItsFilterSeesNothingOfOthers(String table) {
        String forgetful = "SELECT count(*) FROM " + table;
        TestAccount other = TestAccount.create();

        long own = database.inAccount(
                        account.id(), connection -> connection.query(forgetful).execute())
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
        long others = database.inAccount(
                        other.id(), connection -> connection.query(forgetful).execute())
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
        long nobodys = pool.query(forgetful)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);

        assertThat(own).isPositive();
        assertThat(others).isZero();
        assertThat(nobodys).isZero();
    }
}
