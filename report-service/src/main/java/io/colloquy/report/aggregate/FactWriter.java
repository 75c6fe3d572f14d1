package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes conversations: their facts, and with them their closes and anomalies. */
@ApplicationScoped
class FactWriter {
    private final FactStore facts;
    private final CloseStore closes;
    private final AnomalyStore anomalies;

    FactWriter(FactStore facts, CloseStore closes, AnomalyStore anomalies) {
        this.facts = facts;
        this.closes = closes;
        this.anomalies = anomalies;
    }

    /** The database refuses a value of one of these conversations, and would again; the transaction has failed. */
    static final class RefusedFacts extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String accountId;
        private final transient List<Folded> conversations;

        private RefusedFacts(String accountId, List<Folded> conversations, Throwable cause) {
            super("facts refused", cause);
            this.accountId = accountId;
            this.conversations = conversations;
        }

        String accountId() {
            return accountId;
        }

        List<Folded> conversations() {
            return conversations;
        }
    }

    /**
     * Writes these conversations, in {@link Claim#DATABASE_ORDER}, except those that are there from more events already.
     * Fails with {@link RefusedFacts} if the fault is with one of them and not with the database.
     */
    Uni<Void> write(SqlConnection connection, String accountId, List<Folded> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return facts.write(connection, accountId, conversations)
                .map(written -> conversations.stream()
                        .filter(folded -> written.contains(folded.conversationId()))
                        .toList())
                .chain(written -> closes.replace(connection, accountId, written)
                        .chain(() -> anomalies.replace(connection, accountId, written)))
                .onFailure(FactWriter::isRefusedValue)
                .transform(failure -> new RefusedFacts(accountId, conversations, failure));
    }

    /** SQLSTATE classes 22 (value out of range …), 23 (constraint), 54 (too large). */
    private static boolean isRefusedValue(Throwable failure) {
        if (!(failure instanceof PgException pg) || pg.getSqlState() == null) {
            return false;
        }
        String state = pg.getSqlState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }
}
