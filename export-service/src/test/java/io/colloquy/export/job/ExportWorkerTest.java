package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The life of a job in the hands of workers: waiting, taking, losing, giving back, giving up (exports 4.1). */
@QuarkusTest
class ExportWorkerTest extends ExportTest {
    private static final String DEAD = "a worker that is dead";

    @Inject
    ExportRetention retention;

    @Test
    void jobWaitsUntilTheFactsAreComplete() {
        // given: report-service is up to just before the job
        UUID id = account.export(ALL);
        Instant created = Instant.parse(job(id).getString("createdAt"));
        reports.tell(account.id(), created.minusNanos(1000));
        // when
        gate.check().await().atMost(LONG);
        work();
        // then
        assertThat(job(id).getString("state")).isEqualTo("queued");
        assertThat(job(id).getString("waitingFor")).contains("complete up to " + created.minusNanos(1000));
    }

    @Test
    void jobRunsOnceTheWatermarkReachesIt() {
        // given
        UUID id = account.export(ALL);
        reports.tell(account.id(), Instant.parse(job(id).getString("createdAt")));
        account.factsAreComplete();
        // when
        gate.check().await().atMost(LONG);
        work();
        // then
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void reportServiceAwayIsShownAndHoldsUpNobodyElse() {
        // given
        UUID waiting = account.export(ALL);
        TestAccount other = TestAccount.create();
        UUID ready = other.export(ALL);
        other.factsAreComplete();
        reports.tell(other.id(), Instant.now().plusSeconds(1));
        // when
        gate.check().await().atMost(LONG);
        work();
        // then
        assertThat(job(waiting).getString("waitingFor")).contains("report-service does not answer");
        assertThat(other.as("operator").get("/v1/exports/" + ready).jsonPath().getString("state"))
                .isEqualTo("succeeded");
    }

    @Test
    void snapshotOlderThanTheJobSendsItBackToWait() {
        // given: the gate was passed, but this snapshot's watermark is older (after a rebuild, say)
        UUID id = account.export(ALL);
        completeFacts();
        account.sql("UPDATE aggregation_horizon SET confirmed_at = '2026-01-01Z'");
        // when
        worker.step().await().atMost(LONG);
        // then
        assertThat(job(id).getString("state")).isEqualTo("queued");
        assertThat(job(id).getInt("attempt")).isZero();
        assertThat(worker.step().await().atMost(LONG)).isFalse();
    }

    @Test
    void deadWorkersJobIsFinishedByAnotherAndItsLateWritesAreRefused() throws IOException {
        // given: an undisturbed file, and a worker that died in the middle of the same one
        for (int i = 0; i < 20; i++) {
            account.conversation("c" + i, "2026-03-02T09:00:00Z", Map.of("summary", "text " + i));
        }
        String undisturbed = job(made(ALL)).getString("sha256");
        UUID id = account.export(ALL);
        completeFacts();
        ClaimedJob dead = deadWorkerTakesOne();
        writeHalf(dead);
        leaseRunsOut(id);
        // when
        boolean taken = worker.step().await().atMost(LONG);
        // then
        assertThat(taken).isTrue();
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        assertThat(job(id).getInt("attempt")).isEqualTo(2);
        assertThat(job(id).getString("sha256")).isEqualTo(undisturbed);
        assertThat(store.renew(dead, 20L, 1, 1).await().atMost(LONG)).isFalse();
        assertThat(store.succeed(dead, 1, 1, "late", "{}").await().atMost(LONG)).isFalse();
        assertThat(store.fail(dead, new JobProblem("late", "late")).await().atMost(LONG))
                .isFalse();
        assertThat(store.retry(dead, config.retryAfter(), "late").await().atMost(LONG))
                .isFalse();
        assertThat(job(id).getString("sha256")).isEqualTo(undisturbed);
    }

    @Test
    void jobUnderALeaseIsNotTaken() {
        // given
        account.export(ALL);
        completeFacts();
        deadWorkerTakesOne();
        // when
        boolean taken = worker.step().await().atMost(LONG);
        // then
        assertThat(taken).isFalse();
    }

    @Test
    void jobWhoseWorkersAllDieIsGivenUp() {
        // given
        UUID id = account.export(ALL);
        completeFacts();
        for (int attempt = 1; attempt <= 5; attempt++) {
            deadWorkerTakesOne();
            leaseRunsOut(id);
        }
        // when
        worker.fill().await().atMost(LONG);
        // then
        assertThat(job(id).getString("state")).isEqualTo("failed");
        assertThat(job(id).getString("problem.type")).isEqualTo("urn:colloquy:problem:worker-lost");
        assertThat(job(id).getInt("attempt")).isEqualTo(5);
    }

    @Test
    void accountWithFewerRunningJobsComesFirst() {
        // given: the first account's two jobs are older, one of them runs
        UUID running = account.export(ALL);
        UUID older = account.export(ALL);
        TestAccount other = TestAccount.create();
        UUID younger = other.export(ALL);
        account.sql("UPDATE export_jobs SET complete = true WHERE state = 'queued'");
        UUID first = deadWorkerTakesOne().jobId();
        // when
        UUID second = deadWorkerTakesOne().jobId();
        UUID third = deadWorkerTakesOne().jobId();
        // then
        assertThat(first).isEqualTo(running);
        assertThat(second).isEqualTo(younger);
        assertThat(third).isEqualTo(older);
    }

    @Test
    void workersThatClaimAtOnceShareTheJobs() {
        // given
        for (int i = 0; i < 5; i++) {
            account.export(ALL);
        }
        account.sql("UPDATE export_jobs SET complete = true WHERE state = 'queued'");
        // when
        var claims = io.smallrye.mutiny.Multi.createFrom()
                .range(0, 5)
                .onItem()
                .transformToUni(i -> store.claim("worker " + i, storage.newName(), true))
                .merge(5)
                .collect()
                .asList()
                .await()
                .atMost(LONG);
        // then: a claim may find every free job locked by the others for a moment, but none twice
        assertThat(claims.stream().flatMap(claim -> claim.stream()).map(ClaimedJob::jobId))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void fullStorageIsTriedAgainThenFailsWithItsReason() {
        // given
        UUID id = account.export(ALL);
        completeFacts();
        ExportWorker unlucky = worker(new FullStorage(storage));
        // when
        unlucky.step().await().atMost(LONG);
        String afterOne = job(id).getString("state");
        String shown = job(id).getString("waitingFor");
        failToTheEnd(id, unlucky);
        // then
        assertThat(afterOne).isEqualTo("queued");
        assertThat(shown).contains("storage is full or away");
        assertThat(job(id).getString("state")).isEqualTo("failed");
        assertThat(job(id).getString("problem.type")).isEqualTo("urn:colloquy:problem:storage-away");
        assertThat(job(id).getString("problem.detail")).doesNotContain("Exception");
    }

    @Test
    void failedAttemptPausesBeforeTheNext() {
        // given
        account.export(ALL);
        completeFacts();
        worker(new FullStorage(storage)).step().await().atMost(LONG);
        // when
        boolean taken = worker.step().await().atMost(LONG);
        // then
        assertThat(taken).isFalse();
    }

    @Test
    void afterADatabaseThatWasAwayTheNextAttemptWaitsForTheFactsAgain() {
        // given
        UUID id = account.export(ALL);
        completeFacts();
        worker(new InterruptedReading(storage)).step().await().atMost(LONG);
        account.sql("UPDATE export_jobs SET retry_at = now() WHERE job_id = ?", id);
        // when
        boolean before = worker.step().await().atMost(LONG);
        gate.check().await().atMost(LONG);
        work();
        // then
        assertThat(before).isFalse();
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        assertThat(job(id).getInt("attempt")).isEqualTo(2);
    }

    @Test
    void stoppingWorkerGivesItsJobsBackAtOnce() {
        // given
        UUID id = account.export(ALL);
        completeFacts();
        ClaimedJob held = deadWorkerTakesOne();
        // when
        store.giveBackAll(DEAD).await().atMost(LONG);
        // then
        assertThat(job(id).getString("state")).isEqualTo("queued");
        assertThat(job(id).getInt("attempt")).isZero();
        assertThat(store.renew(held, null, 0, 0).await().atMost(LONG)).isFalse();
        work();
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void cancelledRunningJobIsNoLongerTheWorkers() {
        // given
        UUID id = account.export(ALL);
        completeFacts();
        ClaimedJob held = deadWorkerTakesOne();
        // when
        account.as("operator").delete("/v1/exports/" + id);
        // then
        assertThat(job(id).getString("state")).isEqualTo("cancelled");
        assertThat(store.renew(held, null, 0, 0).await().atMost(LONG)).isFalse();
        assertThat(store.succeed(held, 0, 0, "late", "{}").await().atMost(LONG)).isFalse();
        assertThat(job(id).getString("state")).isEqualTo("cancelled");
    }

    @Test
    void progressIsShown() {
        // given
        UUID id = account.export(ALL);
        completeFacts();
        ClaimedJob held = deadWorkerTakesOne();
        // when
        store.renew(held, 200L, 50, 1234).await().atMost(LONG);
        // then
        assertThat(job(id).getString("state")).isEqualTo("running");
        assertThat(job(id).getInt("percent")).isEqualTo(25);
        assertThat(job(id).getInt("bytes")).isEqualTo(1234);
        assertThat(job(id).getString("estimatedFinishAt")).isGreaterThan(job(id).getString("startedAt"));
    }

    @Test
    void fileExpires() {
        // given
        UUID id = made(ALL);
        String name = account.value("SELECT file_name FROM export_jobs WHERE job_id = ?", id);
        account.sql("UPDATE export_jobs SET expires_at = now() WHERE job_id = ?", id);
        // when
        retention.sweep().await().atMost(LONG);
        // then
        assertThat(job(id).getString("state")).isEqualTo("expired");
        assertThat(file(id).statusCode()).isEqualTo(410);
        assertThat(Files.exists(path(name))).isFalse();
    }

    @Test
    void leftoversAreSweptAndFilesInUseAreNot() throws IOException {
        // given
        UUID kept = made(ALL);
        String used = account.value("SELECT file_name FROM export_jobs WHERE job_id = ?", kept);
        String leftover = storage.newName();
        storage.create(leftover).close();
        String fresh = storage.newName();
        storage.create(fresh).close();
        for (String old : new String[] {used, leftover}) {
            Files.setLastModifiedTime(path(old), FileTime.from(Instant.now().minusSeconds(7200)));
        }
        // when
        retention.sweep().await().atMost(LONG);
        // then
        assertThat(Files.exists(path(leftover))).isFalse();
        assertThat(Files.exists(path(used))).isTrue();
        assertThat(Files.exists(path(fresh))).isTrue();
        assertThat(file(kept).statusCode()).isEqualTo(200);
    }

    private ExportWorker worker(ExportStorage otherStorage) {
        return worker(new WorkerId(), otherStorage, "of the test");
    }

    /** A worker that does nothing more with it. */
    private ClaimedJob deadWorkerTakesOne() {
        return store.claim(DEAD, storage.newName(), true).await().atMost(LONG).orElseThrow();
    }

    private void writeHalf(ClaimedJob job) throws IOException {
        try (DurableOutput output = storage.create(job.fileName())) {
            output.write("conversation_id,first".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void leaseRunsOut(UUID id) {
        account.sql("UPDATE export_jobs SET lease_until = clock_timestamp() WHERE job_id = ?", id);
    }

    private static Path path(String name) {
        return Path.of(ConfigProvider.getConfig().getValue("colloquy.export.directory", String.class), name);
    }
}
