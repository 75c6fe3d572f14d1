package io.colloquy.report.aggregate;

import io.colloquy.model.event.SubjectType;
import io.colloquy.model.reference.ReferenceFold;
import io.colloquy.report.aggregate.Claim.Subject;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.log.StoredRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Projects reference events (events 1.3) into what is known today of agents, contacts and other named things. */
@ApplicationScoped
class ReferenceAggregation {
    private static final int SUBJECTS_AT_ONCE = 1000;

    private final EventLog log;
    private final ReferenceStore store;
    private final PendingStore pending;

    ReferenceAggregation(EventLog log, ReferenceStore store, PendingStore pending) {
        this.log = log;
        this.store = store;
        this.pending = pending;
    }

    /** Some subjects of one type. */
    private record Chunk(String type, List<String> ids) {}

    /**
     * Projects these subjects of the account, one worker an account at a time; queues the histories of contacts that were
     * merged.
     */
    Uni<Step> apply(SqlConnection connection, String accountId, OffsetDateTime receivedAt, List<Subject> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(Step.IDLE);
        }
        return store.lock(connection, accountId).chain(() -> Multi.createFrom()
                .iterable(chunks(subjects))
                .onItem()
                .transformToUniAndConcatenate(chunk -> apply(connection, accountId, receivedAt, chunk))
                .collect()
                .asList()
                .map(steps -> steps.stream().reduce(Step.IDLE, Step::plus)));
    }

    private static List<Chunk> chunks(List<Subject> subjects) {
        Map<String, List<String>> byType = subjects.stream()
                .collect(Collectors.groupingBy(
                        Subject::type, TreeMap::new, Collectors.mapping(Subject::id, Collectors.toList())));
        List<Chunk> chunks = new ArrayList<>();
        byType.forEach((type, ids) -> {
            for (int from = 0; from < ids.size(); from += SUBJECTS_AT_ONCE) {
                chunks.add(new Chunk(type, ids.subList(from, Math.min(ids.size(), from + SUBJECTS_AT_ONCE))));
            }
        });
        return chunks;
    }

    private Uni<Step> apply(SqlConnection connection, String accountId, OffsetDateTime receivedAt, Chunk chunk) {
        return log.references(connection, accountId, chunk.type(), chunk.ids()).chain(events -> {
            List<ReferenceRow> rows = new ArrayList<>();
            events.forEach((id, stored) -> rows.add(fold(id, stored)));
            long count = events.values().stream().mapToLong(StoredRows::count).sum();
            return write(connection, accountId, receivedAt, chunk.type(), rows)
                    .replaceWith(Step.references(rows.size(), count));
        });
    }

    /** Events that this version can't read are passed over: anomalies are of conversations. */
    private static ReferenceRow fold(String id, StoredRows stored) {
        return new ReferenceRow(id, ReferenceFold.fold(stored.events().events()));
    }

    private Uni<Void> write(
            SqlConnection connection,
            String accountId,
            OffsetDateTime receivedAt,
            String type,
            List<ReferenceRow> rows) {
        if (type.equals(SubjectType.AGENT.wire())) {
            return store.writeAgents(connection, accountId, rows);
        }
        if (type.equals(SubjectType.CONTACT.wire())) {
            return store.writeContacts(connection, accountId, rows)
                    .chain(moved -> pending.queue(connection, accountId, receivedAt, Claim.HISTORY, moved, null));
        }
        return store.writeNames(connection, accountId, type, rows);
    }
}
