package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who comes first, and how much one account may have (exports 4.1, fair, limits). */
@QuarkusTest
class ExportFairnessTest extends ExportTest {
    private static final String DEAD = "a worker that is dead";
    private static final int SHARED = 50;

    @Test
    void liveJobsAreLimitedByTheSettings() {
        // given
        settings(30, 2);
        account.export(ALL);
        account.export(ALL);
        // when
        var refused = account.ask("admin", ALL);
        // then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isNotBlank();
        assertThat(refused.jsonPath().getInt("limit")).isEqualTo(2);
    }

    @Test
    void endedJobMakesRoomForAnother() {
        // given
        settings(30, 1);
        UUID first = account.export(ALL);
        // when
        account.as("operator").delete("/v1/exports/" + first).then().statusCode(204);
        // then
        assertThat(account.ask("admin", ALL).statusCode()).isEqualTo(202);
    }

    @Test
    void operatorsRangeIsLimitedByTheSettings() {
        // given
        settings(7, 5);
        // when
        var tooLong = account.ask("operator", range("2026-03-01", "2026-03-09"));
        // then
        assertThat(tooLong.statusCode()).isEqualTo(403);
        assertThat(tooLong.jsonPath().getInt("limitDays")).isEqualTo(7);
        assertThat(account.ask("operator", range("2026-03-01", "2026-03-08")).statusCode())
                .isEqualTo(202);
        assertThat(account.ask("admin", range("2026-01-01", "2026-03-09")).statusCode())
                .isEqualTo(202);
        assertThat(account.ask("operator", """
                        {"dataset": "conversations", "format": "csv", "preset": "last_month"}""").statusCode()).isEqualTo(202);
    }

    @Test
    void rawLogIsForAdminsAlone() {
        // when
        var refused = account.ask("operator", """
                {"dataset": "events", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-03-02"}}""");
        // then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("requiredRole")).isEqualTo("admin");
    }

    @Test
    void operatorMayNotFetchWhatAnAdminMadeOfTheRawLog() {
        // given
        UUID id = made(ALL);
        account.sql(
                "UPDATE export_jobs SET request = replace(request, '\"conversations\"', '\"events\"') WHERE job_id = ?",
                id);
        // then
        for (String part : List.of("/file", "/manifest")) {
            assertThat(account.as("operator").get("/v1/exports/" + id + part).statusCode())
                    .isEqualTo(403);
            assertThat(account.as("admin").get("/v1/exports/" + id + part).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void longJobLeavesItsPlaceToAShortOneOfAnother() {
        // given: room for one long job, which is taken; the older job is long too
        for (int i = 0; i < 10; i++) {
            account.conversation("c" + i, "2026-03-02T09:00:00Z", Map.of());
        }
        UUID longJob = account.export(ALL);
        TestAccount other = TestAccount.create();
        UUID shortJob = other.export(ALL);
        completeFacts();
        completeFacts(other);
        ExportWorker full = worker(new LongLane(5, 0));
        // when
        full.step().await().atMost(LONG);
        full.step().await().atMost(LONG);
        boolean more = full.step().await().atMost(LONG);
        // then
        assertThat(more).isFalse();
        assertThat(job(longJob).getString("state")).isEqualTo("queued");
        assertThat(job(longJob).getInt("attempt")).isZero();
        assertThat(other.as("operator")
                        .get("/v1/exports/" + shortJob)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("succeeded");
        // and: a replica with room takes it
        worker.step().await().atMost(LONG);
        assertThat(job(longJob).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void estimateOfAQueuedJobGoesByTheLastOnes() {
        // given
        UUID before = made(ALL);
        account.sql(
                "UPDATE export_jobs SET attempt_started_at = finished_at - interval '100 s' WHERE job_id = ?", before);
        // when
        account.export(ALL);
        UUID second = account.export(ALL);
        // then
        Instant estimate = Instant.parse(job(second).getString("estimatedFinishAt"));
        assertThat(estimate)
                .isBetween(Instant.now().plusSeconds(190), Instant.now().plusSeconds(210));
    }

    @Test
    void twoReplicasShareAQueueAndDoNoJobTwice() {
        // given
        settings(30, 100);
        for (int i = 0; i < 20; i++) {
            account.conversation("c" + i, "2026-03-02T09:00:00Z", Map.of("summary", "text " + i));
        }
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < SHARED; i++) {
            ids.add(account.export(ALL));
        }
        completeFacts();
        double before = succeeded();
        // when
        CompletableFuture<Void> one = everything(worker(new LongLane(1000, 1)));
        CompletableFuture<Void> two = everything(worker(new LongLane(1000, 1)));
        CompletableFuture.allOf(one, two).join();
        // then
        Set<String> sums = new HashSet<>();
        for (UUID id : ids) {
            assertThat(job(id).getString("state")).isEqualTo("succeeded");
            assertThat(job(id).getInt("attempt")).isEqualTo(1);
            sums.add(job(id).getString("sha256"));
        }
        assertThat(sums).hasSize(1);
        assertThat(succeeded() - before).isEqualTo(SHARED);
        assertThat(account.value(
                        "SELECT count(DISTINCT file_name) FROM export_jobs WHERE account_id = ?", account.id()))
                .isEqualTo(Integer.toString(SHARED));
    }

    @Test
    void workersOfOneMomentTakeDifferentJobs() {
        // given
        UUID first = account.export(ALL);
        UUID second = account.export(ALL);
        completeFacts();
        // when
        var one = store.claim(DEAD, storage.newName(), true).subscribeAsCompletionStage();
        var two = store.claim(DEAD, storage.newName(), true).subscribeAsCompletionStage();
        // then
        assertThat(List.of(
                        one.join().orElseThrow().jobId(),
                        two.join().orElseThrow().jobId()))
                .containsExactlyInAnyOrder(first, second);
    }

    private static CompletableFuture<Void> everything(ExportWorker worker) {
        return CompletableFuture.runAsync(() -> {
            while (worker.step().await().atMost(LONG)) {
                // The next one.
            }
        });
    }

    private double succeeded() {
        return meters.counter("colloquy.export.jobs", "outcome", "succeeded").count();
    }

    private void completeFacts(TestAccount other) {
        other.factsAreComplete();
        reports.tell(other.id(), Instant.now().plusSeconds(1));
        gate.check().await().atMost(LONG);
    }

    private void settings(int days, int live) {
        account.settings(days, live, null);
    }

    private static String range(String from, String to) {
        return """
                {"dataset": "conversations", "format": "csv", "range": {"from": "%s", "to": "%s"}}""".formatted(from, to);
    }
}
