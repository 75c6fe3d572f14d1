package io.colloquy.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.TestAccount;
import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class TranslationTest {
    private static final String MESSAGE = "{'kind':'message','id':'m1'}";

    @Inject
    InboxFixture inbox;

    @Inject
    TranslationService translation;

    @Inject
    TranslationWorkers workers;

    @Inject
    TranslationWriter writer;

    @Inject
    InboxStore store;

    private TestConnection connection;

    @BeforeEach
    void connect() {
        InboxFixture.speak();
        connection = TestConnection.create();
    }

    @Test
    void eachPartStandsAlone() {
        connection
                .send(MESSAGE, "{'kind':'riddle'}", "{'kind':'message','id':'m2'}")
                .statusCode(200);

        inbox.translate(connection);

        assertThat(inbox.events(connection)).containsExactly("message.received m1", "message.received m2");
        assertThat(connection.quarantine()).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("code", "unknown_kind")
                .containsEntry("path", "/parts/1")
                .containsEntry("connectionId", connection.id())
                .containsEntry("requestId", connection.requests().getFirst().get("id"))
                .containsEntry("replayedAt", null));
        assertThat(connection.books())
                .containsEntry("received", 3)
                .containsEntry("accepted", 2)
                .containsEntry("quarantined", 1);
    }

    @Test
    void anEventKeepsTheTimeAtWhichItsRequestWasReceived() {
        connection.send(MESSAGE).statusCode(200);
        connection.send("{'kind':'message','id':'m2'}").statusCode(200);

        inbox.translate(connection);

        List<OffsetDateTime> requests = inbox.query(
                connection.account(),
                "SELECT received_at FROM inbox_requests WHERE account_id = $1 AND connection_id = $2 ORDER BY 1",
                connection.id(),
                row -> row.getOffsetDateTime(0));
        List<OffsetDateTime> events = inbox.query(
                connection.account(),
                "SELECT received_at FROM events WHERE account_id = $1 AND source = '/connections/' || $2 ORDER BY event_id",
                connection.id(),
                row -> row.getOffsetDateTime(0));
        assertThat(requests).doesNotHaveDuplicates();
        assertThat(events).isEqualTo(requests);
    }

    @Test
    void twoHundredConcurrentDeliveriesOfOneThingMakeOneMessage() throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            Callable<Integer> delivery =
                    () -> connection.send(MESSAGE).extract().statusCode();
            List<Future<Integer>> answers = threads.invokeAll(
                    IntStream.range(0, 200).mapToObj(i -> delivery).toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        inbox.translate(connection);

        assertThat(inbox.events(connection)).containsExactly("message.received m1");
        assertThat(connection.books())
                .containsEntry("received", 200)
                .containsEntry("accepted", 1)
                .containsEntry("duplicates", 199)
                .containsEntry("conflicting", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "\u0000",
                "[[[[[",
                "{\"parts\":[{\"kind\":\"crash\"}]}",
                "{\"parts\":[{\"kind\":\"message\"}]}",
                "{\"parts\":[{\"kind\":\"message\",\"id\":\"m\",\"at\":\"2126-01-01T00:00:00Z\"}]}",
                "{\"parts\":[{\"kind\":\"message\",\"id\":\"m\",\"at\":\"yesterday\"}]}",
                "{\"parts\":[{\"kind\":1e999999}]}"
            })
    void whatCannotBeTranslatedIsQuarantinedAndNothingElseWaitsForIt(String body) {
        connection.send(body.getBytes(UTF_8)).statusCode(200);
        connection.send("{'kind':'message','id':'next'}").statusCode(200);

        inbox.translate(connection);

        assertThat(inbox.events(connection)).containsExactly("message.received next");
        assertThat(connection.quarantine()).hasSize(1);
        assertThat(connection.books())
                .containsEntry("received", 2)
                .containsEntry("accepted", 1)
                .containsEntry("quarantined", 1);
    }

    @Test
    void whatNoDatabaseStoresIsReplaced() {
        connection
                .send("{'kind':'message','id':'m1','text':'a\\u0000b\\ud83dc'}")
                .statusCode(200);

        inbox.translate(connection);

        assertThat(inbox.query(
                        connection.account(),
                        "SELECT data->>'text' FROM events WHERE account_id = $1 AND source = '/connections/' || $2",
                        connection.id(),
                        row -> row.getString(0)))
                .containsExactly("a\uFFFDb\uFFFDc");
    }

    @Test
    void twoWorkersAtOnceTranslateEverythingOnce() {
        for (int i = 0; i < 30; i++) {
            connection.send("{'kind':'message','id':'m%02d'}".formatted(i)).statusCode(200);
        }

        List<Uni<Integer>> steps = IntStream.range(0, 4)
                .mapToObj(i -> translation.step(inbox.due(connection)))
                .toList();
        List<Integer> translated = InboxFixture.await(Uni.join().all(steps).andFailFast());

        assertThat(translated.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
        assertThat(inbox.events(connection)).hasSize(30).doesNotHaveDuplicates();
        assertThat(connection.books()).containsEntry("received", 30).containsEntry("accepted", 30);
    }

    @Test
    void aRoundGoesThroughEveryConnection() {
        TestConnection other = TestConnection.create();
        connection.send(MESSAGE).statusCode(200);
        other.send(MESSAGE).statusCode(200);

        boolean worked = InboxFixture.await(workers.round());

        assertThat(worked).isTrue();
        assertThat(inbox.events(connection)).containsExactly("message.received m1");
        assertThat(inbox.events(other)).containsExactly("message.received m1");
    }

    @Test
    void aWorkerThatDiesBeforeItsCommitRepeatsNothing() {
        connection.send(MESSAGE, "{'kind':'riddle'}").statusCode(200);
        Due due = inbox.due(connection);
        Uni<Void> dies = translation.translator(due).chain(translator -> Uni.createFrom()
                .item(() -> inbox.inAccount(connection.account(), sql -> store.next(sql, due, 10, 1000)
                        .chain(next -> writer.write(
                                sql, due, next.stream().map(translator).toList()))
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("killed"))))));
        assertThat(dies.onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(30)))
                .isNull();
        assertThat(connection.books()).containsEntry("received", 0);

        inbox.translate(connection);

        assertThat(inbox.events(connection)).containsExactly("message.received m1");
        assertThat(connection.quarantine()).hasSize(1);
        assertThat(connection.books()).containsEntry("received", 2);
    }

    @Test
    void theWatermarkDoesNotPassARequestThatIsNotTranslated() {
        connection.send(MESSAGE).statusCode(200);
        Instant received =
                Instant.parse((String) connection.requests().getFirst().get("receivedAt"));
        confirmEverything();

        Instant before = watermark();
        inbox.translate(connection);
        Instant after = watermark();
        inbox.query(
                connection.account(),
                "DELETE FROM pending_batches WHERE account_id = $1 AND $2 <> ''",
                connection.id(),
                row -> row);
        Instant atLast = watermark();

        assertThat(before).isBefore(received);
        assertThat(after).isBefore(received);
        assertThat(atLast).isAfter(received);
    }

    @Test
    void aProfileBecomesAnEventWhenItIsNews() {
        connection.send(profile("p1", "09:00:00", "Ann")).statusCode(200);
        connection.send(profile("p2", "09:00:01", "Ann")).statusCode(200);
        connection.send(profile("p3", "09:00:02", "Ann B.")).statusCode(200);
        connection.send(profile("p4", "09:00:01", "Ann")).statusCode(200);

        inbox.translate(connection);

        assertThat(inbox.events(connection)).containsExactly("contact.updated p1", "contact.updated p3");
        assertThat(connection.books()).containsEntry("received", 2).containsEntry("accepted", 2);
    }

    @Test
    void requestsOfADeletedConnectionAreKeptAndDoNotHoldTheWatermark() {
        connection.send(MESSAGE).statusCode(200);
        String other = connection.id();
        connection.account().asAdmin().delete("/v1/connections/" + other).then().statusCode(204);

        List<Integer> steps = new ArrayList<>();
        // The catalogue may know it for a second longer.
        while (steps.isEmpty() || steps.getLast() > 0) {
            steps.add(inbox.step(connection));
        }

        assertThat(connection.requests()).singleElement().satisfies(request -> assertThat(request.get("translatedAt"))
                .isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox_requests", "channel_contacts"})
    void aQueryThatForgetsItsFilterSeesNothingOfOthers(String table) {
        connection.send(profile("p1", "09:00:00", "Ann")).statusCode(200);
        inbox.translate(connection);

        assertThat(rows(connection.account(), table)).isPositive();
        assertThat(rows(TestAccount.create(), table)).isZero();
    }

    private long rows(TestAccount account, String table) {
        return inbox.inAccount(account, sql -> sql.query("SELECT count(*) FROM " + table)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static String profile(String id, String at, String name) {
        return "{'kind':'profile','id':'%s','at':'2026-03-02T%sZ','name':'%s'}".formatted(id, at, name);
    }

    private void confirmEverything() {
        inbox.query(
                connection.account(),
                "UPDATE aggregation_horizon SET confirmed_at = clock_timestamp() WHERE $1 || $2 <> ''",
                "",
                row -> row);
    }

    private Instant watermark() {
        return inbox.query(
                        connection.account(),
                        "SELECT account_watermark($1) WHERE $2 = ''",
                        "",
                        row -> row.getOffsetDateTime(0).toInstant())
                .getFirst();
    }
}
