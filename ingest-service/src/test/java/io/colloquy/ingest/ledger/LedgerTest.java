package io.colloquy.ingest.ledger;

import static io.colloquy.ingest.TestEvents.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class LedgerTest {
    @Test
    void booksOfAnEmptyAccountAreEmpty() {
        assertThat(TestAccount.create().ledger())
                .containsEntry("received", 0)
                .containsEntry("accepted", 0)
                .containsEntry("duplicates", 0)
                .containsEntry("conflicting", 0)
                .containsEntry("quarantined", 0);
    }

    @Test
    void booksBalanceAfterAnyMixture() {
        TestAccount account = TestAccount.create();
        Random random = new Random(20260302);
        Set<Integer> distinct = new HashSet<>();
        int received = 0;
        int bad = 0;
        for (int request = 0; request < 30; request++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                int id = random.nextInt(300);
                boolean broken = random.nextInt(5) == 0;
                lines.add(broken ? "{\"id\":\"" + id + "\"" : message("e-" + id));
                received++;
                bad += broken ? 1 : 0;
                if (!broken) {
                    distinct.add(id);
                }
            }
            account.send("application/x-ndjson", String.join("\n", lines)).statusCode(200);
        }

        assertThat(account.ledger())
                .containsEntry("received", received)
                .containsEntry("accepted", distinct.size())
                .containsEntry("quarantined", bad)
                .containsEntry("duplicates", received - distinct.size() - bad)
                .containsEntry("conflicting", 0);
    }

    @Test
    void aSpanHasWhatWasReceivedInIt() {
        TestAccount account = TestAccount.create();
        account.send("application/json", message("1")).statusCode(200);

        account.asAdmin()
                .queryParam("from", "2026-01-01")
                .queryParam("to", "9999-01-01T00:00:00Z")
                .get("/v1/ledger")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-01-01T03:00:00Z"))
                .body("received", equalTo(1));
        account.asAdmin()
                .queryParam("to", "2026-01-01")
                .get("/v1/ledger")
                .then()
                .body("received", equalTo(0));
        account.asAdmin()
                .queryParam("from", "9999-01-01")
                .get("/v1/ledger")
                .then()
                .body("received", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "from, gestern",
        "from, 2026-02-30",
        "to, 2026-01-01T00:00:00",
        "to, 2026-01-01T00:00:00+99:00",
        "to, %00"
    })
    void aBadBoundIsNamed(String parameter, String value) {
        TestAccount.create()
                .asAdmin()
                .queryParam(parameter, value)
                .get("/v1/ledger")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(parameter));
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        TestAccount.create()
                .asAdmin()
                .queryParam("from", "2026-02-01")
                .queryParam("to", "2026-01-01")
                .get("/v1/ledger")
                .then()
                .statusCode(400);
    }
}
