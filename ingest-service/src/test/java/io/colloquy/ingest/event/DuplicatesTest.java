package io.colloquy.ingest.event;

import static io.colloquy.ingest.TestEvents.array;
import static io.colloquy.ingest.TestEvents.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class DuplicatesTest {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void replayedBatchInsertsNothing() {
        String batch = array(message("1"), message("2"), message("3"));
        account.send(JSON, batch).body("accepted", equalTo(3));

        account.send(JSON, batch)
                .statusCode(200)
                .body("received", equalTo(3))
                .body("accepted", equalTo(0))
                .body("duplicates", equalTo(3));

        assertThat(account.ledger()).containsEntry("conflicting", 0);
    }

    @Test
    void anEventIsOnceInABatchHoweverOftenItIsThere() {
        account.send(JSON, array(message("1"), message("2"), message("1"), message("1")))
                .body("accepted", equalTo(2))
                .body("duplicates", equalTo(2));
    }

    @Test
    void anotherBodyUnderOneIdentityIsADuplicateAndRecorded() {
        account.send(JSON, message("1", "2026-03-02T09:00:00Z")).body("accepted", equalTo(1));

        account.send(JSON, message("1", "2026-03-02T09:00:01Z"))
                .body("accepted", equalTo(0))
                .body("duplicates", equalTo(1));
        account.send(JSON, message("1").replace("Olá", "Adeus")).body("duplicates", equalTo(1));
        account.send(JSON, message("1").replace("\"c-1\"", "\"c-2\"")).body("duplicates", equalTo(1));

        assertThat(account.ledger()).containsEntry("duplicates", 3).containsEntry("conflicting", 3);
    }

    @Test
    void theSameBodyInOtherWordsIsNoConflict() {
        account.send(JSON, message("1")).body("accepted", equalTo(1));

        account.send(
                        JSON,
                        message("1")
                                .replace(
                                        "\"channel\":\"whatsapp\",\"contactId\":\"p-1\"",
                                        "\"contactId\": \"p-1\", \"channel\": \"whatsapp\"")
                                .replace("2026-03-02T09:00:00Z", "2026-03-02T06:00:00-03:00"))
                .body("duplicates", equalTo(1));

        assertThat(account.ledger()).containsEntry("conflicting", 0);
    }

    @Test
    void withinABatchTheEarlierBodyCounts() {
        account.send(
                JSON, array(message("1").replace("Olá", "first"), message("1").replace("Olá", "second")));

        account.send(JSON, message("1").replace("Olá", "first")).body("duplicates", equalTo(1));

        assertThat(account.ledger()).containsEntry("conflicting", 1);
    }

    @Test
    void ofFiftyConcurrentPostsOneIsAccepted() throws Exception {
        Callable<Integer> post =
                () -> account.send(JSON, message("1")).statusCode(200).extract().<Integer>path("accepted");

        List<Integer> accepted = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(50, post))) {
                accepted.add(answer.get());
            }
        }

        assertThat(accepted.stream().mapToInt(n -> n).sum()).isEqualTo(1);
        assertThat(account.ledger()).containsEntry("received", 50).containsEntry("duplicates", 49);
    }

    @Test
    void concurrentStreamsInOtherOrdersTakeEachEventOnce() throws Exception {
        List<String> events = IntStream.range(0, 3000)
                .mapToObj(i -> message("s-" + i))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Collections.shuffle(events, new Random(i));
            String body = String.join("\n", events);
            posts.add(() -> account.send(NDJSON, body).statusCode(200).extract().<Integer>path("accepted"));
        }

        int accepted = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> answer : threads.invokeAll(posts)) {
                accepted += answer.get();
            }
        }

        assertThat(accepted).isEqualTo(3000);
    }

    @Test
    void aLargeBatchWithKnownEventsTakesTheOthers() {
        List<String> first =
                IntStream.range(0, 400).mapToObj(i -> message("l-" + i)).toList();
        account.send(NDJSON, String.join("\n", first)).body("accepted", equalTo(400));
        List<String> second =
                IntStream.range(300, 1000).mapToObj(i -> message("l-" + i)).toList();

        account.send(NDJSON, String.join("\n", second))
                .body("accepted", equalTo(600))
                .body("duplicates", equalTo(100));

        assertThat(account.ledger()).containsEntry("accepted", 1000).containsEntry("conflicting", 0);
    }

    @Test
    void accountsHaveIdentitiesOfTheirOwn() {
        TestAccount other = TestAccount.create();
        account.send(JSON, message("1")).body("accepted", equalTo(1));

        other.send(JSON, message("1")).body("accepted", equalTo(1));

        assertThat(other.ledger()).containsEntry("received", 1);
    }
}
