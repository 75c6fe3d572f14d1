package io.colloquy.ingest.event;

import io.colloquy.ingest.event.EventStore.Subject;
import io.colloquy.ingest.ledger.LedgerStore;
import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.QuarantineStore;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
import io.colloquy.platform.problem.DatabaseAway;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The way into the log, for whoever made the events: durable, once, booked, and queued for their facts. */
@ApplicationScoped
public class EventLog {
    private static final int RETRIES = 3;

    private final AccountDatabase database;
    private final EventStore events;
    private final QuarantineStore quarantine;
    private final LedgerStore ledger;
    private final ConversationFinder conversations;
    private final EventMetrics metrics;

    EventLog(
            AccountDatabase database,
            EventStore events,
            QuarantineStore quarantine,
            LedgerStore ledger,
            ConversationFinder conversations,
            EventMetrics metrics) {
        this.database = database;
        this.events = events;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.conversations = conversations;
        this.metrics = metrics;
    }

    /**
     * Appends a batch in one transaction; the result comes after the commit (events 1.2, rule 1). Fails with a 503
     * problem while the database is away: then nothing of the batch, or all of it, is stored, and sending it again is
     * harmless.
     */
    public Uni<Tally> append(String accountId, EventBatch batch) {
        return database.inAccount(accountId, connection -> write(connection, accountId, batch))
                .onFailure(EventLog::isCollision)
                .retry()
                .atMost(RETRIES)
                .invoke(tally -> metrics.count(tally, batch.rejected()))
                .onFailure(failure -> DatabaseAway.problem(failure).isPresent())
                .transform(failure -> DatabaseAway.problem(failure).orElseThrow());
    }

    /**
     * Appends a batch in the caller's transaction, for events that must stand or fall with other rows. The transaction
     * was begun by {@link AccountDatabase#inAccount}; nothing is durable before it commits.
     */
    public Uni<Tally> append(SqlConnection connection, String accountId, EventBatch batch) {
        return write(connection, accountId, batch).invoke(tally -> metrics.count(tally, batch.rejected()));
    }

    /**
     * Stores events of earlier receipts in the caller's transaction and queues them for their facts. The books are the
     * caller's.
     *
     * @return what became of each of the receipts, in their order; nothing of it is in quarantine
     */
    public Uni<List<Tally>> store(SqlConnection connection, String accountId, List<ReceivedEvents> receipts) {
        return Multi.createFrom()
                .iterable(receipts)
                .onItem()
                .transformToUniAndConcatenate(
                        receipt -> new Receipt(connection, accountId, receipt.receivedAt(), receipt.events()).store())
                .onItem()
                .invoke(tally -> metrics.count(tally, List.of()))
                .collect()
                .asList();
    }

    /** The keys of those of the events that the log has already. */
    public Uni<Set<UUID>> known(SqlConnection connection, String accountId, List<ValidEvent> of) {
        return of.isEmpty() ? Uni.createFrom().item(Set.of()) : events.known(connection, accountId, of);
    }

    /** Up to when the account's facts are complete; null if that cannot be said yet. */
    Uni<Instant> watermark(String accountId) {
        return database.inAccount(accountId, connection -> events.watermark(connection, accountId))
                .onFailure(failure -> DatabaseAway.problem(failure).isPresent())
                .transform(failure -> DatabaseAway.problem(failure).orElseThrow());
    }

    private Uni<Tally> write(SqlConnection connection, String accountId, EventBatch batch) {
        return events.beginReceipt(connection)
                .chain(receivedAt -> new Receipt(connection, accountId, receivedAt, batch.events())
                        .store()
                        .map(stored -> stored.plus(Tally.quarantined(batch.rejected().size())))
                        .call(tally -> quarantine.add(connection, accountId, receivedAt, batch.rejected()))
                        .call(tally -> ledger.add(connection, accountId, receivedAt, tally)));
    }

    /** Events of one receipt being stored. */
    private final class Receipt {
        private final SqlConnection connection;
        private final String accountId;
        private final OffsetDateTime receivedAt;
        private final List<ValidEvent> received;
        // In one order everywhere, so that concurrent batches never wait for each other in a circle.
        private final Map<UUID, ValidEvent> firsts = new TreeMap<>(EventKey.ORDER);
        private final List<ValidEvent> duplicates = new ArrayList<>();
        private final Set<Subject> touched = new LinkedHashSet<>();
        private final List<ValidEvent> openings = new ArrayList<>(0);

        Receipt(SqlConnection connection, String accountId, OffsetDateTime receivedAt, List<ValidEvent> received) {
            this.connection = connection;
            this.accountId = accountId;
            this.receivedAt = receivedAt;
            this.received = received;
            for (ValidEvent event : received) {
                if (firsts.putIfAbsent(event.key(), event) != null) {
                    duplicates.add(event);
                }
            }
        }

        Uni<Tally> store() {
            return insert().chain(this::conflicting).call(this::queue).map(conflicting -> {
                int accepted = received.size() - duplicates.size();
                return new Tally(received.size(), accepted, duplicates.size(), conflicting, 0);
            });
        }

        private Uni<Void> insert() {
            List<ValidEvent> without = firsts.values().stream()
                    .filter(event -> event.subject() == null)
                    .toList();
            return (without.isEmpty() ? insert(firsts.values()) : insertFound(without)).chain(this::noteOpenings);
        }

        /** Those with a subject go first, so that the others find what came with them. */
        private Uni<Void> insertFound(List<ValidEvent> without) {
            List<ValidEvent> with = firsts.values().stream()
                    .filter(event -> event.subject() != null)
                    .toList();
            return conversations
                    .lock(connection, accountId, without)
                    .chain(() -> insert(with))
                    .chain(() -> conversations.find(connection, accountId, without))
                    .chain(found -> {
                        found.events().forEach(event -> firsts.put(event.key(), event));
                        duplicates.replaceAll(this::withSubject);
                        return insert(inOrder(found.events())).chain(() -> insertOpenings(found.openings()));
                    });
        }

        private Uni<Void> insertOpenings(List<ValidEvent> made) {
            return made.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : events.insert(connection, accountId, receivedAt, inOrder(made))
                            .replaceWithVoid();
        }

        private static List<ValidEvent> inOrder(List<ValidEvent> some) {
            return some.stream()
                    .sorted(Comparator.comparing(ValidEvent::key, EventKey.ORDER))
                    .toList();
        }

        private ValidEvent withSubject(ValidEvent duplicate) {
            ValidEvent first = firsts.get(duplicate.key());
            return duplicate.subject() == null ? duplicate.about(first.subjectType(), first.subject()) : duplicate;
        }

        private Uni<Void> insert(Collection<ValidEvent> some) {
            if (some.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return events.insert(connection, accountId, receivedAt, some)
                    .invoke(inserted -> sort(some, inserted))
                    .replaceWithVoid();
        }

        private void sort(Collection<ValidEvent> some, Set<UUID> inserted) {
            for (ValidEvent event : some) {
                if (!inserted.contains(event.key())) {
                    duplicates.add(event);
                    continue;
                }
                if (event.subjectType() != SubjectType.THREAD) {
                    touched.add(new Subject(event.subjectType().wire(), event.subject()));
                }
                if (event.type() == EventType.CONVERSATION_OPENED && event.contact() != null) {
                    openings.add(event);
                }
            }
        }

        private Uni<Void> noteOpenings() {
            return openings.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : conversations.opened(connection, accountId, openings);
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

        private Uni<Void> queue() {
            return touched.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : events.addPending(connection, accountId, receivedAt, touched);
        }
    }

    /** Serialization failure and deadlock: the transaction did nothing, another try may do it all. */
    private static boolean isCollision(Throwable failure) {
        return failure instanceof PgException pg
                && ("40001".equals(pg.getSqlState()) || "40P01".equals(pg.getSqlState()));
    }
}
