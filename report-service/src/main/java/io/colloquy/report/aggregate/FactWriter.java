package io.colloquy.report.aggregate;

import io.colloquy.report.aggregate.FactStore.Written;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes conversations: their facts, and with them their rows, interactions and anomalies. */
@ApplicationScoped
class FactWriter {
    private final FactStore facts;
    private final RowStore rows;
    private final InteractionStore interactions;
    private final AnomalyStore anomalies;
    private final PendingStore pending;

    FactWriter(
            FactStore facts,
            RowStore rows,
            InteractionStore interactions,
            AnomalyStore anomalies,
            PendingStore pending) {
        this.facts = facts;
        this.rows = rows;
        this.interactions = interactions;
        this.anomalies = anomalies;
        this.pending = pending;
    }

    /** The database refuses a value of one of these conversations, and would again; the transaction has failed. */
    static final class RefusedFacts extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Target target;
        private final transient List<Folded> conversations;

        private RefusedFacts(Target target, List<Folded> conversations, Throwable cause) {
            super("facts refused", cause);
            this.target = target;
            this.conversations = conversations;
        }

        Target target() {
            return target;
        }

        List<Folded> conversations() {
            return conversations;
        }
    }

    /**
     * Writes these conversations, in {@link Claim#DATABASE_ORDER}, except those that are there from more events already.
     * The histories of contacts to whom something else happened now are queued. Fails with {@link RefusedFacts} if the
     * fault is with one of them and not with the database.
     */
    Uni<Void> write(SqlConnection connection, Target target, List<Folded> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return facts.write(connection, target, conversations)
                .chain(written -> writeRows(connection, target, conversations, written)
                        .chain(() -> queueHistories(connection, target, conversations, written)))
                .onFailure(FactWriter::isRefusedValue)
                .transform(failure -> new RefusedFacts(target, conversations, failure));
    }

    private Uni<Void> writeRows(
            SqlConnection connection, Target target, List<Folded> conversations, Map<String, Written> written) {
        List<Folded> added = conversations.stream()
                .filter(folded -> written.containsKey(folded.conversationId())
                        && written.get(folded.conversationId()).added())
                .toList();
        List<Folded> changed = conversations.stream()
                .filter(folded -> written.containsKey(folded.conversationId())
                        && written.get(folded.conversationId())
                                .hasOtherRows(folded.digests().rows()))
                .toList();
        if (added.isEmpty() && changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Folded> both = Stream.concat(added.stream(), changed.stream()).toList();
        return Uni.join()
                .all(
                        rows.replace(connection, target.accountId(), target.generation(), added, changed),
                        interactions.replace(
                                connection, target.accountId(), target.generation(), target.served(), added, changed),
                        anomalies.replace(connection, target.accountId(), target.generation(), both))
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Void> queueHistories(
            SqlConnection connection, Target target, List<Folded> conversations, Map<String, Written> written) {
        Set<String> contacts = new TreeSet<>();
        for (Folded folded : conversations) {
            Written before = written.get(folded.conversationId());
            if (before != null && !before.related().equals(Related.of(folded))) {
                Stream.of(before.related().contactId(), folded.contactId())
                        .filter(Objects::nonNull)
                        .forEach(contacts::add);
            }
        }
        return pending.queueHistories(connection, target, contacts);
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
