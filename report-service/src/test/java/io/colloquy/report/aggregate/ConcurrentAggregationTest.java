package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.Event;
import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Facts;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writers whose transactions overlap and end in any order, while several workers aggregate what they leave. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ConcurrentAggregationTest {
    private static final int WRITERS = 4;
    private static final int OPEN_TRANSACTIONS = 8;
    private static final int BATCHES = 60;
    private static final int WORKERS = 4;
    private static final int CONVERSATIONS = 40;
    private static final Instant RECEIVED = Instant.parse("2026-03-03T00:00:00Z");

    @Inject
    Aggregator aggregator;

    @Test
    void noEventIsMissedWhateverTheOrderOfCommits() throws Exception {
        String account = TestLog.newAccount();
        Traffic traffic = new Traffic();
        List<List<Sent>> shares = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            shares.add(traffic.many(new Random(writer), BATCHES * 5, CONVERSATIONS));
        }
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> workers = submit(threads, WORKERS, number -> work(writing));
            List<Future<?>> writers = submit(threads, WRITERS, number -> write(account, number, shares.get(number)));
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> worker : workers) {
                worker.get();
            }
        }

        aggregator.drain().await().atMost(Duration.ofSeconds(30));

        try (TestLog log = TestLog.of(account)) {
            assertThat(log.pending()).isZero();
            assertThat(stored(log))
                    .isEqualTo(folded(shares.stream().flatMap(List::stream).toList()));
            assertThat(log.query("SELECT sum(event_count)::bigint AS n FROM conversation_facts"))
                    .containsExactly(Map.of("n", (long) WRITERS * BATCHES * 5));
        }
    }

    /** Keeps several transactions open and commits now one, now another. */
    private static Void write(String account, int number, List<Sent> events) {
        Random chance = new Random(100L + number);
        List<TestLog> open = new ArrayList<>();
        List<TestLog> idle = new ArrayList<>();
        for (int i = 0; i < OPEN_TRANSACTIONS; i++) {
            idle.add(TestLog.of(account));
        }
        for (int from = 0; from < events.size(); from += 5) {
            if (idle.isEmpty()) {
                idle.add(commitAny(open, chance));
            }
            TestLog log = idle.removeLast();
            log.begin(events.subList(from, from + 5), RECEIVED);
            open.add(log);
        }
        while (!open.isEmpty()) {
            idle.add(commitAny(open, chance));
        }
        idle.forEach(TestLog::close);
        return null;
    }

    private static TestLog commitAny(List<TestLog> open, Random chance) {
        TestLog log = open.remove(chance.nextInt(open.size()));
        log.commit();
        return log;
    }

    private Void work(AtomicBoolean writing) {
        while (writing.get()) {
            aggregator.step().await().atMost(Duration.ofSeconds(30));
        }
        return null;
    }

    private static List<Future<?>> submit(ExecutorService threads, int count, IntFunction<Void> task) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            futures.add(threads.submit((Callable<Void>) () -> task.apply(number)));
        }
        return futures;
    }

    /** What a fold of all events says, without database. */
    private static Map<String, Map<String, Object>> folded(List<Sent> sent) {
        Map<String, List<Event>> events =
                sent.stream().map(one -> one.event(RECEIVED)).collect(Collectors.groupingBy(Event::subject));
        Map<String, Map<String, Object>> folded = new HashMap<>();
        events.forEach((id, ofOne) -> {
            Facts facts = ConversationFold.fold(id, ofOne, Instant.MAX).facts();
            Map<String, Object> columns = new HashMap<>();
            Fact.logged().forEach(fact -> columns.put(fact.column(), stored(facts.get(fact))));
            folded.put(id, columns);
        });
        return folded;
    }

    private static Object stored(Object value) {
        return switch (value) {
            case Instant instant -> Timestamp.from(instant);
            case Duration duration -> duration.toMillis();
            case null -> null;
            default -> value;
        };
    }

    private static Map<String, Map<String, Object>> stored(TestLog log) {
        String columns = Fact.logged().stream().map(Fact::column).collect(Collectors.joining(", "));
        Map<String, Map<String, Object>> stored = new HashMap<>();
        log.query("SELECT " + columns + " FROM conversation_facts").forEach(row -> {
            row.replaceAll((column, value) -> value instanceof Array texts ? list(texts) : value);
            stored.put((String) row.get("conversation_id"), new HashMap<>(row));
        });
        return stored;
    }

    private static List<?> list(Array texts) {
        try {
            return List.of((Object[]) texts.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
