package io.colloquy.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.Watermark;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Whether an account has all that was acknowledged to it, once, and the facts that follow from it. */
final class LogAudit {
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(30);
    private static final String UNDISTURBED = "undisturbed";

    private final TemporaryStack stack;
    private final String account;

    LogAudit(TemporaryStack stack, String account) {
        this.stack = stack;
        this.account = account;
    }

    /**
     * Holds the log and the books against what was sent, and what was worked out against an account that the same is sent
     * to in order and in peace.
     */
    void judge(Producer producer, Verdict verdict) throws IOException, SQLException {
        long sent = producer.sent();
        judgeBooks(producer.books(), sent, verdict);

        System.out.println("Sending the same events to another account, in order and in peace");
        String undisturbed = stack.newAccount(UNDISTURBED);
        try (EventSender sender = new EventSender(stack.addresses().ingest(), undisturbed)) {
            producer.sendAgain(sender);
        }
        awaitFacts(stack, undisturbed);
        try (Connection database = stack.openDatabase()) {
            long stored =
                    new Counts(database).count("SELECT count(*) FROM events WHERE account_id = '" + account + "'");
            verdict.check(stored == sent, "all of them are in the log", "%,d", stored);
            System.out.println("Comparing all that was worked out of both");
            DerivedTables tables = new DerivedTables(database);
            DerivedTables.compare(tables.read(UNDISTURBED), tables.read(account), verdict);
        }
    }

    /** Whether the ledger of an account has accepted each of so many events once, refused none, and balances. */
    static void judgeBooks(JsonNode books, long sent, Verdict verdict) {
        long accepted = books.path("accepted").asLong();
        long duplicates = books.path("duplicates").asLong();
        long received = books.path("received").asLong();
        long quarantined = books.path("quarantined").asLong();
        verdict.check(accepted == sent, "accepted = distinct sent", "%,d of %,d", accepted, sent);
        verdict.check(quarantined == 0, "nothing in quarantine", "%,d", quarantined);
        verdict.check(
                received == accepted + duplicates + quarantined,
                "the books balance",
                "%,d received, %,d duplicates",
                received,
                duplicates);
    }

    /** Waits until all that was received is in the facts. */
    static void awaitFacts(TemporaryStack stack, String key) {
        try (ApiClient report = new ApiClient(stack.addresses().report(), key)) {
            new Watermark(report).await(Instant.now(), LONGEST_CATCH_UP);
        } catch (ApiClient.Unreachable e) {
            throw new PlainFailure("report-service did not come back: " + e.getMessage(), e);
        }
    }
}
