package io.colloquy.ingest.thread;

import io.colloquy.ingest.connection.ConnectionCatalog;
import io.colloquy.ingest.connection.ThreadSettings;
import io.colloquy.ingest.event.ConversationFinder;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.thread.Placement.Place;
import io.colloquy.ingest.thread.ThreadLogStore.StoredSubject;
import io.colloquy.ingest.thread.ThreadStore.Candidate;
import io.colloquy.ingest.thread.ThreadStore.Span;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.SubjectType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds conversations by what the log and the tables of threads hold, one transaction a thread at a time: what is read
 * after the lock is what the transaction before has committed.
 */
@ApplicationScoped
class Threads implements ConversationFinder {
    // A batch may need them all, and the server's table of locks is shared by all its connections.
    private static final int BUCKETS = 256;

    private final ThreadStore threads;
    private final ThreadLogStore log;
    private final ConnectionCatalog connections;
    private final Backlog backlog;

    Threads(ThreadStore threads, ThreadLogStore log, ConnectionCatalog connections, Backlog backlog) {
        this.backlog = backlog;
        this.connections = connections;
        this.threads = threads;
        this.log = log;
    }

    @Override
    public Uni<Void> settled(String accountId, List<ValidEvent> events) {
        return backlog.drained(accountId, events);
    }

    @Override
    public Uni<Void> lock(SqlConnection connection, String accountId, List<ValidEvent> events) {
        SortedSet<Integer> buckets = new TreeSet<>();
        for (ValidEvent event : events) {
            buckets.add(bucket(accountId, ContactThread.of(event)));
        }
        return threads.lock(connection, buckets);
    }

    private static int bucket(String accountId, ContactThread thread) {
        int hash = 31 * (31 * accountId.hashCode() + thread.connectionId().hashCode())
                + thread.contactId().hashCode();
        return Math.floorMod(hash ^ hash >>> Short.SIZE, BUCKETS);
    }

    @Override
    public Uni<Found> find(SqlConnection connection, String accountId, List<ValidEvent> events) {
        List<UUID> keys = events.stream().map(ValidEvent::key).toList();
        return log.stored(connection, accountId, keys).chain(stored -> {
            List<ValidEvent> repeated = new ArrayList<>();
            Map<ContactThread, List<ValidEvent>> fresh = new LinkedHashMap<>();
            for (ValidEvent event : events) {
                StoredSubject known = stored.get(event.key());
                if (known == null) {
                    fresh.computeIfAbsent(ContactThread.of(event), thread -> new ArrayList<>())
                            .add(event);
                } else {
                    repeated.add(event.about(SubjectType.fromWire(known.type()).orElseThrow(), known.id()));
                }
            }
            return fresh.isEmpty()
                    ? Uni.createFrom().item(new Found(repeated, List.of()))
                    : new Search(connection, accountId, fresh).place(repeated);
        });
    }

    @Override
    public Uni<Void> opened(SqlConnection connection, String accountId, List<ValidEvent> openings) {
        return connections.configured(connection, accountId).chain(configured -> {
            List<ValidEvent> there = openings.stream()
                    .filter(opening -> configured.containsKey(opening.contact().connectionId()))
                    .toList();
            return there.isEmpty() ? Uni.createFrom().voidItem() : threads.addNamed(connection, accountId, there);
        });
    }

    /** One batch's new events, by thread. */
    private final class Search {
        private final SqlConnection connection;
        private final String accountId;
        private final Map<ContactThread, List<ValidEvent>> fresh;
        private Map<String, ThreadSettings> settings;
        private Map<UUID, Place> places;
        private List<Candidate> candidates;

        Search(SqlConnection connection, String accountId, Map<ContactThread, List<ValidEvent>> fresh) {
            this.connection = connection;
            this.accountId = accountId;
            this.fresh = fresh;
        }

        Uni<Found> place(List<ValidEvent> repeated) {
            return read().chain(lives -> {
                Found found = new Found(new ArrayList<>(repeated), new ArrayList<>());
                List<OpeningEvent> openings = new ArrayList<>();
                Map<UUID, Place> newPlaces = new HashMap<>();
                fresh.forEach((thread, events) -> {
                    Placement placement = finder(thread, events, lives).place(events);
                    found.events().addAll(placement.events());
                    openings.addAll(placement.openings());
                    messageIds(events, MessageEvent.Content.class)
                            .forEach(id -> newPlaces.put(
                                    ThreadIds.message(thread.connectionId(), id),
                                    placement.messages().get(id)));
                });
                openings.forEach(opening -> found.openings().add(opening.event()));
                return remember(openings, newPlaces).replaceWith(found);
            });
        }

        private Uni<Map<String, List<Event>>> read() {
            return connections
                    .configured(connection, accountId)
                    .invoke(found -> settings = found)
                    .chain(() -> threads.places(connection, accountId, messageKeys()))
                    .invoke(found -> places = found)
                    .chain(() -> threads.candidates(connection, accountId, spans()))
                    .invoke(found -> candidates = found)
                    .chain(() -> log.lives(
                            connection,
                            accountId,
                            candidates.stream().map(Candidate::conversationId).toList()));
        }

        private List<UUID> messageKeys() {
            List<UUID> keys = new ArrayList<>();
            fresh.forEach((thread, events) -> messageIds(events, MessageEvent.OfMessage.class)
                    .forEach(id -> keys.add(ThreadIds.message(thread.connectionId(), id))));
            return keys;
        }

        private Map<ContactThread, Span> spans() {
            Map<ContactThread, Span> spans = new LinkedHashMap<>();
            fresh.forEach((thread, events) -> events.forEach(event -> spans.merge(thread, span(event), Span::and)));
            return spans;
        }

        private ThreadFinder finder(ContactThread thread, List<ValidEvent> events, Map<String, List<Event>> lives) {
            List<KnownConversation> known = candidates.stream()
                    .filter(candidate -> candidate.thread().equals(thread))
                    .map(candidate -> new KnownConversation(
                            candidate.conversationId(),
                            thread.connectionId(),
                            candidate.inactivity(),
                            candidate.openedAt(),
                            lives.getOrDefault(candidate.conversationId(), List.of())))
                    .toList();
            Map<String, Place> placesHere = new HashMap<>();
            for (String id : messageIds(events, MessageEvent.OfMessage.class)) {
                Place place = places.get(ThreadIds.message(thread.connectionId(), id));
                if (place != null) {
                    placesHere.put(id, place);
                }
            }
            return new ThreadFinder(thread, settings.get(thread.connectionId()), known, placesHere);
        }

        private Uni<Void> remember(List<OpeningEvent> openings, Map<UUID, Place> newPlaces) {
            Uni<Void> opened = openings.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : threads.addFound(
                            connection,
                            accountId,
                            openings.stream().map(OpeningEvent::opening).toList());
            return newPlaces.isEmpty()
                    ? opened
                    : opened.chain(() -> threads.addPlaces(connection, accountId, newPlaces));
        }
    }

    private static Span span(ValidEvent event) {
        Span own = new Span(event.time(), event.time());
        return event.contact().content() instanceof MessageEvent.StatusUpTo read
                ? own.and(new Span(read.upTo(), read.upTo()))
                : own;
    }

    private static <T extends MessageEvent.OfMessage> SortedSet<String> messageIds(
            List<ValidEvent> events, Class<T> kind) {
        return events.stream()
                .map(event -> event.contact().content())
                .filter(kind::isInstance)
                .map(content -> kind.cast(content).messageId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
