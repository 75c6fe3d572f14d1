package io.colloquy.ingest.event;

import io.colloquy.ingest.event.EventStore.Subject;
import io.colloquy.ingest.ledger.LedgerStore;
import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.QuarantineStore;
import io.colloquy.platform.problem.DatabaseAway;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The way into the log, for whoever made the events: durable, once, booked, and queued for their facts. */
@ApplicationScoped
public class EventLog {
    private static final int RETRIES = 3;
    private static final Comparator<ValidEvent> BY_KEY = (a, b) -> EventKey.ORDER.compare(a.key(), b.key());

    private final AccountDatabase database;
    private final EventStore events;
    private final QuarantineStore quarantine;
    private final LedgerStore ledger;
    private final EventMetrics metrics;

    EventLog(
            AccountDatabase database,
            EventStore events,
            QuarantineStore quarantine,
            LedgerStore ledger,
            EventMetrics metrics) {
        this.database = database;
        this.events = events;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /**
     * Appends a batch in one transaction; the result comes after the commit (events 1.2, rule 1). Fails with a 503
     * problem while the database is away: then nothing of the batch, or all of it, is stored, and sending it again is
     * harmless.
     */
    public Uni<Tally> append(String accountId, EventBatch batch) {
        long start = System.nanoTime();
        return database.inAccount(accountId, connection -> write(connection, accountId, batch))
                .onFailure(EventLog::isCollision)
                .retry()
                .atMost(RETRIES)
                .onTermination()
                .invoke(() -> metrics.batches().record(Duration.ofNanos(System.nanoTime() - start)))
                .invoke(tally -> metrics.count(tally, batch.rejected()))
                .onFailure(failure -> DatabaseAway.problem(failure).isPresent())
                .transform(failure -> DatabaseAway.problem(failure).orElseThrow());
    }

    /** Up to when the account's facts are complete; null if that cannot be said yet. */
    Uni<Instant> watermark(String accountId) {
        return database.inAccount(accountId, connection -> events.watermark(connection, accountId))
                .onFailure(failure -> DatabaseAway.problem(failure).isPresent())
                .transform(failure -> DatabaseAway.problem(failure).orElseThrow());
    }

    private Uni<Tally> write(SqlConnection connection, String accountId, EventBatch batch) {
        return events.beginReceipt(connection)
                .chain(receivedAt -> new Receipt(connection, accountId, receivedAt, batch).write());
    }

    /** One batch being written. */
    private final class Receipt {
        private final SqlConnection connection;
        private final String accountId;
        private final OffsetDateTime receivedAt;
        private final EventBatch batch;
        // By key: in one order everywhere, so that concurrent batches never wait for each other in a circle.
        private final Map<UUID, ValidEvent> firsts;
        private final List<ValidEvent> duplicates = new ArrayList<>();
        private final Set<Subject> touched = new LinkedHashSet<>();

        Receipt(SqlConnection connection, String accountId, OffsetDateTime receivedAt, EventBatch batch) {
            this.connection = connection;
            this.accountId = accountId;
            this.receivedAt = receivedAt;
            this.batch = batch;
            this.firsts = LinkedHashMap.newLinkedHashMap(batch.events().size());
            for (ValidEvent event : byKey(batch.events())) {
                if (firsts.putIfAbsent(event.key(), event) != null) {
                    duplicates.add(event);
                }
            }
        }

        Uni<Tally> write() {
            return insert().chain(this::conflicting).chain(this::book);
        }

        private Uni<Void> insert() {
            if (firsts.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return events.insert(connection, accountId, receivedAt, firsts.values())
                    .invoke(this::sort)
                    .replaceWithVoid();
        }

        private void sort(Set<UUID> known) {
            for (ValidEvent event : firsts.values()) {
                if (known.contains(event.key())) {
                    duplicates.add(event);
                } else {
                    touched.add(new Subject(event.type().subjectType().wire(), event.subject()));
                }
            }
        }

        private Uni<Integer> conflicting() {
            if (duplicates.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            return events.differing(connection, accountId, duplicates).chain(differing -> {
                List<ValidEvent> conflicting = differing.stream()
                        .filter(found -> !found.sameEnvelope()
                                || !JsonValues.sameObject(
                                        found.storedData(),
                                        duplicates.get(found.position()).data()))
                        .map(found -> duplicates.get(found.position()))
                        .toList();
                return conflicting.isEmpty()
                        ? Uni.createFrom().item(0)
                        : events.addConflicting(connection, accountId, receivedAt, conflicting)
                                .replaceWith(conflicting.size());
            });
        }

        private Uni<Tally> book(int conflicting) {
            int quarantined = batch.rejected().size();
            int accepted = batch.events().size() - duplicates.size();
            Tally tally = new Tally(batch.received(), accepted, duplicates.size(), conflicting, quarantined);
            return quarantine
                    .add(connection, accountId, receivedAt, batch.rejected())
                    .chain(() -> ledger.add(connection, accountId, receivedAt, tally))
                    .chain(() -> touched.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : events.addPending(connection, accountId, receivedAt, touched))
                    .replaceWith(tally);
        }
    }

    /** Events of one key stay in the order of their receipt. */
    private static List<ValidEvent> byKey(List<ValidEvent> events) {
        List<ValidEvent> sorted = new ArrayList<>(events);
        sorted.sort(BY_KEY);
        return sorted;
    }

    /** Serialization failure and deadlock: the transaction did nothing, another try may do it all. */
    private static boolean isCollision(Throwable failure) {
        return failure instanceof PgException pg
                && ("40001".equals(pg.getSqlState()) || "40P01".equals(pg.getSqlState()));
    }
}
