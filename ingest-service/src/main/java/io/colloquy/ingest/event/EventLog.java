package io.colloquy.ingest.event;

import io.colloquy.ingest.event.EventStore.Subject;
import io.colloquy.ingest.ledger.LedgerStore;
import io.colloquy.ingest.ledger.Tally;
import io.colloquy.ingest.quarantine.QuarantineStore;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.SubjectType;
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
import java.util.Collection;
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
    private static final Comparator<Item> BY_KEY = (a, b) -> EventKey.ORDER.compare(a.key(), b.key());

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
        long start = System.nanoTime();
        return settled(accountId, batch)
                .chain(() -> database.inAccount(accountId, connection -> write(connection, accountId, batch)))
                .onFailure(EventLog::isCollision)
                .retry()
                .atMost(RETRIES)
                .onTermination()
                .invoke(() -> metrics.batches().record(Duration.ofNanos(System.nanoTime() - start)))
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
        return new Writing(connection, accountId, receipts)
                .store()
                .invoke(tallies -> tallies.forEach(tally -> metrics.count(tally, List.of())));
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

    private Uni<Void> settled(String accountId, EventBatch batch) {
        List<ValidEvent> unnamed =
                batch.events().stream().filter(event -> event.subject() == null).toList();
        return unnamed.isEmpty() ? Uni.createFrom().voidItem() : conversations.settled(accountId, unnamed);
    }

    private Uni<Tally> write(SqlConnection connection, String accountId, EventBatch batch) {
        return events.beginReceipt(connection).chain(receivedAt -> new Writing(
                        connection, accountId, List.of(new ReceivedEvents(receivedAt, batch.events())))
                .store()
                .map(stored -> stored.getFirst()
                        .plus(Tally.quarantined(batch.rejected().size())))
                .call(tally -> quarantine.add(connection, accountId, receivedAt, batch.rejected()))
                .call(tally -> ledger.add(connection, accountId, receivedAt, tally)));
    }

    /** An event, and by its index the receipt that it came with. */
    private record Item(ValidEvent event, int receipt) {
        UUID key() {
            return event.key();
        }
    }

    /** Events being stored, each with the time of its receipt. */
    private final class Writing {
        private final SqlConnection connection;
        private final String accountId;
        private final List<ReceivedEvents> receipts;
        // By key: in one order everywhere, so that concurrent batches never wait for each other in a circle.
        private final Map<UUID, Item> firsts;
        private final List<Item> duplicates = new ArrayList<>();
        private final Set<Subject> touched = new LinkedHashSet<>();
        private final List<ValidEvent> openings = new ArrayList<>(0);

        Writing(SqlConnection connection, String accountId, List<ReceivedEvents> receipts) {
            this.connection = connection;
            this.accountId = accountId;
            this.receipts = receipts;
            List<Item> items = new ArrayList<>();
            for (int receipt = 0; receipt < receipts.size(); receipt++) {
                for (ValidEvent event : receipts.get(receipt).events()) {
                    items.add(new Item(event, receipt));
                }
            }
            // Of one key the earlier receipt stays in front.
            items.sort(BY_KEY);
            this.firsts = LinkedHashMap.newLinkedHashMap(items.size());
            for (Item item : items) {
                if (firsts.putIfAbsent(item.key(), item) != null) {
                    duplicates.add(item);
                }
            }
        }

        Uni<List<Tally>> store() {
            return insert().chain(this::conflicting).call(this::queue).map(this::tallies);
        }

        private Uni<Void> insert() {
            List<ValidEvent> without = firsts.values().stream()
                    .map(Item::event)
                    .filter(event -> event.subject() == null)
                    .toList();
            return (without.isEmpty() ? insert(firsts.values()) : insertFound(without)).chain(this::noteOpenings);
        }

        /** Those with a subject go first, so that the others find what came with them. */
        private Uni<Void> insertFound(List<ValidEvent> without) {
            List<Item> with = firsts.values().stream()
                    .filter(item -> item.event().subject() != null)
                    .toList();
            return conversations
                    .lock(connection, accountId, without)
                    .chain(() -> insert(with))
                    .chain(() -> conversations.find(connection, accountId, without))
                    .chain(found -> {
                        found.events()
                                .forEach(event ->
                                        firsts.compute(event.key(), (key, item) -> new Item(event, item.receipt())));
                        duplicates.replaceAll(this::withSubject);
                        List<Item> placed = found.events().stream()
                                .map(event -> firsts.get(event.key()))
                                .sorted(BY_KEY)
                                .toList();
                        return insert(placed).chain(() -> insertOpenings(found.openings()));
                    });
        }

        private Uni<Void> insertOpenings(List<ValidEvent> made) {
            List<ValidEvent> inOrder = made.stream()
                    .sorted(Comparator.comparing(ValidEvent::key, EventKey.ORDER))
                    .toList();
            return made.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : events.insert(connection, accountId, earliest(), inOrder).replaceWithVoid();
        }

        private Item withSubject(Item duplicate) {
            ValidEvent first = firsts.get(duplicate.key()).event();
            return duplicate.event().subject() == null
                    ? new Item(duplicate.event().about(first.subjectType(), first.subject()), duplicate.receipt())
                    : duplicate;
        }

        private Uni<Void> insert(Collection<Item> some) {
            if (some.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            OffsetDateTime[] times = receipts.size() == 1
                    ? null
                    : some.stream().map(this::receivedAt).toArray(OffsetDateTime[]::new);
            return events.insert(
                            connection,
                            accountId,
                            earliest(),
                            times,
                            some.stream().map(Item::event).toList())
                    .invoke(known -> sort(some, known))
                    .replaceWithVoid();
        }

        private void sort(Collection<Item> some, Set<UUID> known) {
            for (Item item : some) {
                ValidEvent event = item.event();
                if (known.contains(event.key())) {
                    duplicates.add(item);
                    continue;
                }
                if (event.subjectType() != SubjectType.THREAD) {
                    touched.add(toWorkOut(event));
                }
                if (event.type() == EventType.CONVERSATION_OPENED && event.contact() != null) {
                    openings.add(event);
                }
            }
        }

        private static Subject toWorkOut(ValidEvent event) {
            SubjectType type = event.subjectType();
            return new Subject(type.wire(), type.isEventByEvent() ? event.key().toString() : event.subject());
        }

        private Uni<Void> noteOpenings() {
            return openings.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : conversations.opened(connection, accountId, openings);
        }

        private Uni<List<Item>> conflicting() {
            if (duplicates.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            List<ValidEvent> repeated = duplicates.stream().map(Item::event).toList();
            return events.differing(connection, accountId, repeated).chain(differing -> {
                List<Item> conflicting = differing.stream()
                        .filter(found -> !found.sameEnvelope()
                                || !JsonValues.sameObject(
                                        found.storedData(),
                                        repeated.get(found.position()).data()))
                        .map(found -> duplicates.get(found.position()))
                        .toList();
                return addConflicting(conflicting).replaceWith(conflicting);
            });
        }

        private Uni<Void> addConflicting(List<Item> conflicting) {
            return conflicting.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : events.addConflicting(
                            connection,
                            accountId,
                            conflicting.stream().map(this::receivedAt).toList(),
                            conflicting.stream().map(Item::event).toList());
        }

        /** One row: the watermark stays before the earliest of them until the facts of all are worked out. */
        private Uni<Void> queue() {
            return touched.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : events.addPending(connection, accountId, earliest(), touched);
        }

        private List<Tally> tallies(List<Item> conflicting) {
            int[] repeated = new int[receipts.size()];
            int[] differing = new int[receipts.size()];
            duplicates.forEach(item -> repeated[item.receipt()]++);
            conflicting.forEach(item -> differing[item.receipt()]++);
            List<Tally> tallies = new ArrayList<>(receipts.size());
            for (int receipt = 0; receipt < receipts.size(); receipt++) {
                int received = receipts.get(receipt).events().size();
                tallies.add(
                        new Tally(received, received - repeated[receipt], repeated[receipt], differing[receipt], 0));
            }
            return tallies;
        }

        private OffsetDateTime receivedAt(Item item) {
            return receipts.get(item.receipt()).receivedAt();
        }

        private OffsetDateTime earliest() {
            return receipts.stream()
                    .map(ReceivedEvents::receivedAt)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Serialization failure and deadlock: the transaction did nothing, another try may do it all. */
    private static boolean isCollision(Throwable failure) {
        return failure instanceof PgException pg
                && ("40001".equals(pg.getSqlState()) || "40P01".equals(pg.getSqlState()));
    }
}
