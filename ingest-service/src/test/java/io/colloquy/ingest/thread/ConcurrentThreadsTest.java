package io.colloquy.ingest.thread;

import static io.colloquy.ingest.thread.ChannelTalk.JSON;
import static io.colloquy.ingest.thread.ChannelTalk.received;
import static io.colloquy.ingest.thread.ChannelTalk.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.TestAccount;
import io.colloquy.ingest.thread.StoredEvents.Stored;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConcurrentThreadsTest {
    private static final String NINE = "2026-03-02T09:00:00Z";

    @Inject
    StoredEvents log;

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void of200ConcurrentDuplicatesOneOpensOneConversation() throws Exception {
        int accepted = atOnce(Collections.nCopies(200, received("m1", NINE)));

        assertThat(accepted).isEqualTo(1);
        assertThat(log.of(account.id())).hasSize(2);
        assertThat(log.openings(account.id())).hasSize(1);
        assertThat(account.ledger())
                .containsEntry("received", 200)
                .containsEntry("duplicates", 199)
                .containsEntry("conflicting", 0);
    }

    @Test
    void twoFirstMessagesOfOneInstantOpenOneConversation() throws Exception {
        for (int i = 0; i < 20; i++) {
            String contact = "wa:" + i;

            atOnce(List.of(
                    received("in-" + i, NINE, contact),
                    sent("out-" + i, NINE, "user").replace("wa:1", contact)));

            assertThat(log.event(account.id(), "in-" + i).subject())
                    .isEqualTo(log.event(account.id(), "out-" + i).subject());
        }
        assertThat(log.openings(account.id())).hasSize(20);
    }

    @Test
    void batchesOverTheSameContactsNeverBlockEachOther() throws Exception {
        int contacts = 40;
        List<String> bodies = new ArrayList<>();
        for (int batch = 0; batch < 24; batch++) {
            List<String> events = new ArrayList<>();
            for (int contact = 0; contact < contacts; contact++) {
                events.add(received(batch + "-" + contact, "2026-03-02T09:00:%02dZ".formatted(batch), "wa:" + contact));
            }
            // What every batch holds again, in its own order.
            for (int contact = 0; contact < contacts; contact++) {
                events.add(received("all-" + contact, NINE, "wa:" + contact));
            }
            Collections.shuffle(events, new Random(batch));
            bodies.add("[" + String.join(",", events) + "]");
        }

        int accepted = atOnce(bodies);

        assertThat(accepted).isEqualTo(25 * contacts);
        assertThat(log.of(account.id()).stream()
                        .filter(event -> !event.isOpening())
                        .collect(Collectors.groupingBy(
                                event -> event.data().getString("contactId"),
                                Collectors.mapping(Stored::subject, Collectors.toSet())))
                        .values())
                .hasSize(contacts)
                .allSatisfy(conversations -> assertThat(conversations).hasSize(1));
    }

    /** Posts them all from as many threads, let go together; returns how many events were accepted. */
    private int atOnce(List<String> bodies) throws Exception {
        int threads = Math.min(bodies.size(), 50);
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Integer>> posts = bodies.stream()
                .map(body -> (Callable<Integer>)
                        () -> account.send(JSON, body).statusCode(200).extract().path("accepted"))
                .toList();
        int accepted = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> await(start));
            }
            for (Future<Integer> answer : pool.invokeAll(posts)) {
                accepted += answer.get();
            }
        }
        return accepted;
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
