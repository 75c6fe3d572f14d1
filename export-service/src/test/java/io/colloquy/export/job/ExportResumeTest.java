package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.DatasetQuery;
import io.colloquy.export.dataset.DatasetSelection;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.tenancy.SnapshotLostException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A long job whose worker dies is gone on with from its last finished part, as long as another replica holds its snapshot
 * (exports 4.1). In tests a part has four rows.
 */
@QuarkusTest
class ExportResumeTest extends ExportTest {
    private static final int ROWS = 13;
    private static final String BODY = """
            {"dataset": "conversations", "format": "%s", "range": {"from": "2026-03-01", "to": "2026-04-01"},
             "columns": ["conversation_id", "summary"]}""";

    @Inject
    Datasets datasets;

    @Inject
    ExportRetention retention;

    @ConfigProperty(name = "quarkus.application.version")
    String release;

    private SnapshotHolder holder;

    @AfterEach
    void release() {
        if (holder != null) {
            holder.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson"})
    void fileIsTheUndisturbedOneThoughEverythingHasChangedSince(String format) throws Exception {
        // given
        String undisturbed = undisturbed(format);
        Dying dying = beginHeld(format, 2, release);
        changeEverything();
        die(dying);
        // when
        longWorker().step().await().atMost(LONG);
        // then
        assertThat(job(dying.job()).getString("sha256")).isEqualTo(undisturbed);
        assertThat(job(dying.job()).getInt("attempt")).isEqualTo(2);
        assertThat(job(dying.job()).getInt("rowsDone")).isEqualTo(ROWS);
        assertThat(Files.exists(path(dying.fileName()))).isFalse();
    }

    @Test
    void finishedPartIsTakenOverAndNotMadeAgain() throws Exception {
        // given: a byte in the finished part of which nobody would think
        undisturbed("csv");
        Dying dying = beginHeld("csv", 1, release);
        die(dying);
        try (RandomAccessFile file = new RandomAccessFile(path(dying.fileName()).toFile(), "rw")) {
            file.write('#');
        }
        // when
        longWorker().step().await().atMost(LONG);
        // then
        assertThat(file(dying.job()).asString().lines()).hasSize(ROWS + 1).startsWith("#onversation_id,summary");
    }

    @Test
    void withoutAHolderTheJobBeginsAnewWithTheRowsOfNow() throws Exception {
        // given
        undisturbed("csv");
        Dying dying = begin("csv", 2);
        changeEverything();
        die(dying);
        // when
        longWorker().step().await().atMost(LONG);
        // then
        assertMadeAnew(dying);
    }

    @Test
    void withADeadHolderTheJobBeginsAnewInTheSameAttempt() throws Exception {
        // given
        undisturbed("csv");
        Dying dying = begin("csv", 2);
        SnapshotHolder dead = holder();
        dead.beat().await().atMost(LONG);
        awaitHeld(dying.job());
        changeEverything();
        die(dying);
        dead.stop();
        awaitUnknown(account.value("SELECT held_snapshot FROM export_checkpoints WHERE job_id = ?", dying.job()));
        // when
        longWorker().step().await().atMost(LONG);
        // then
        assertMadeAnew(dying);
        assertThat(job(dying.job()).getInt("attempt")).isEqualTo(2);
    }

    @Test
    void stoppedWorkersPartIsGoneOnFrom() throws Exception {
        // given
        String undisturbed = undisturbed("csv");
        Dying dying = beginHeld("csv", 1, release);
        changeEverything();
        // when: it stops as it should, and gives its job back
        dying.worker().stop().await().atMost(LONG);
        dying.end();
        longWorker().step().await().atMost(LONG);
        // then
        assertThat(job(dying.job()).getString("sha256")).isEqualTo(undisturbed);
        assertThat(job(dying.job()).getInt("attempt")).isEqualTo(1);
    }

    @Test
    void anotherReleasesPartIsNotGoneOnFrom() throws Exception {
        // given
        undisturbed("csv");
        Dying dying = beginHeld("csv", 2, "the release before");
        changeEverything();
        die(dying);
        // when
        longWorker().step().await().atMost(LONG);
        // then
        assertMadeAnew(dying);
        assertThat(job(dying.job()).getInt("attempt")).isEqualTo(2);
    }

    @Test
    void partThatIsGoneIsMadeAgain() throws Exception {
        // given
        undisturbed("csv");
        Dying dying = beginHeld("csv", 1, release);
        changeEverything();
        die(dying);
        Files.delete(path(dying.fileName()));
        // when
        longWorker().step().await().atMost(LONG);
        String between = job(dying.job()).getString("state");
        account.sql("UPDATE export_jobs SET retry_at = now() WHERE job_id = ?", dying.job());
        longWorker().step().await().atMost(LONG);
        // then
        assertThat(between).isEqualTo("queued");
        assertMadeAnew(dying);
    }

    @Test
    void holderLetsGoWhenTheJobHasEnded() throws Exception {
        // given
        undisturbed("csv");
        Dying dying = begin("csv", 1);
        holder = holder();
        holder.beat().await().atMost(LONG);
        String held = awaitHeld(dying.job());
        // when
        account.as("operator").delete("/v1/exports/" + dying.job());
        dying.end();
        holder.beat().await().atMost(LONG);
        // then
        awaitUnknown(held);
        assertThat(account.value("SELECT count(*) FROM export_checkpoints WHERE job_id = ?", dying.job()))
                .isEqualTo("0");
    }

    @Test
    void sweepLeavesAFinishedPartAlone() throws Exception {
        // given
        undisturbed("csv");
        Dying dying = begin("csv", 1);
        dying.worker().stop().await().atMost(LONG);
        dying.end();
        Files.setLastModifiedTime(
                path(dying.fileName()), FileTime.from(Instant.now().minusSeconds(7200)));
        // when
        retention.sweep().await().atMost(LONG);
        // then
        assertThat(Files.exists(path(dying.fileName()))).isTrue();
    }

    @Test
    void workerDoesNotHoldItsOwnSnapshot() throws Exception {
        // given
        undisturbed("csv");
        WorkerId same = new WorkerId();
        Dying dying = begin("csv", 1, same, release);
        holder = new SnapshotHolder(same, checkpoints, database, config);
        // when
        holder.beat().await().atMost(LONG);
        // then
        assertThat(account.value("SELECT holder FROM export_checkpoints WHERE job_id = ?", dying.job()))
                .isNull();
        die(dying);
    }

    @Test
    void rowsAfterAnyNumberAreTheRestOfAllRows() {
        // given
        SeededAccount.fill(account);
        for (Dataset dataset : datasets.all()) {
            if (dataset.rows() instanceof Dataset.Rows.Queried) {
                List<String> all = rows(dataset, 0);
                // when, then
                for (int skipped = 1; skipped <= all.size(); skipped++) {
                    assertThat(rows(dataset, skipped))
                            .as("%s after %d", dataset.id(), skipped)
                            .isEqualTo(all.subList(skipped, all.size()));
                }
                assertThat(all).as(dataset.id()).isNotEmpty();
            }
        }
    }

    /** A worker in the middle of a job. */
    private record Dying(
            UUID job, String fileName, ExportWorker worker, MortalStorage storage, CompletableFuture<Boolean> step) {
        void end() throws Exception {
            storage.death.countDown();
            step.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** As {@link #begin}, with another replica that holds the snapshot. */
    private Dying beginHeld(String format, int parts, String release) throws Exception {
        Dying dying = begin(format, parts, new WorkerId(), release);
        holder = holder();
        holder.beat().await().atMost(LONG);
        awaitHeld(dying.job());
        return dying;
    }

    private Dying begin(String format, int parts) throws Exception {
        return begin(format, parts, new WorkerId(), release);
    }

    /** Has another worker begin the job, and waits until it has finished so many parts. */
    private Dying begin(String format, int parts, WorkerId id, String release) throws Exception {
        UUID job = account.export(BODY.formatted(format));
        completeFacts();
        MortalStorage mortal = new MortalStorage(storage, parts);
        ExportWorker worker = worker(id, mortal, release);
        CompletableFuture<Boolean> step = worker.step()
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .subscribeAsCompletionStage();
        assertThat(mortal.reached.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String name = account.value("SELECT file_name FROM export_jobs WHERE job_id = ?", job);
        return new Dying(job, name, worker, mortal, step);
    }

    /** Without a word to anybody; its lease has run out. */
    private void die(Dying dying) throws Exception {
        dying.end();
        account.sql("UPDATE export_jobs SET lease_until = clock_timestamp() WHERE job_id = ?", dying.job());
    }

    private String undisturbed(String format) {
        for (int i = 0; i < ROWS; i++) {
            account.conversation("c%02d".formatted(i), "2026-03-02T09:00:00Z", Map.of("summary", "text \"" + i));
        }
        return job(made(BODY.formatted(format))).getString("sha256");
    }

    private void assertMadeAnew(Dying dying) {
        assertThat(job(dying.job()).getString("state")).isEqualTo("succeeded");
        assertThat(file(dying.job()).asString()).contains("changed").doesNotContain("text ");
    }

    private void changeEverything() {
        account.sql("UPDATE conversation_facts SET summary = 'changed' WHERE account_id = ?", account.id());
        account.conversation("b", "2026-03-01T09:00:00Z", Map.of("summary", "new"));
    }

    private ExportWorker longWorker() {
        return worker(new LongLane(1, 1));
    }

    private SnapshotHolder holder() {
        return new SnapshotHolder(new WorkerId(), checkpoints, database, config);
    }

    private String awaitHeld(UUID job) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            String held = account.value("SELECT held_snapshot FROM export_checkpoints WHERE job_id = ?", job);
            if (held != null) {
                return held;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nobody holds the snapshot");
    }

    private void awaitUnknown(String snapshot) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            boolean known = database.inReplicaSnapshot(account.id(), snapshot, connection -> Uni.createFrom()
                            .item(true))
                    .onFailure(SnapshotLostException.class)
                    .recoverWithItem(false)
                    .await()
                    .atMost(LONG);
            if (!known) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the snapshot is still held");
    }

    private List<String> rows(Dataset dataset, long skipped) {
        DatasetSelection selection = new DatasetSelection(
                dataset,
                dataset.columns().stream().map(DatasetColumn::id).toList(),
                dataset.anchors().isEmpty() ? null : dataset.anchors().getFirst(),
                new TimeRange(
                        Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC),
                Filter.ofBody(Map.of(), ZoneOffset.UTC, new Violations()),
                Map.of());
        DatasetQuery query = DatasetQuery.of(selection, account.id(), skipped);
        return database.inReplicaSnapshot(account.id(), connection -> Uni.createFrom()
                        .item(() -> {
                            List<String> rows = new ArrayList<>();
                            new SnapshotReader(connection)
                                    .open(query.rows(), query.parameters(), 100)
                                    .forEachRemaining(row -> rows.add(Arrays.toString(row)));
                            return rows;
                        })
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .await()
                .atMost(LONG);
    }

    private static Path path(String name) {
        return Path.of(ConfigProvider.getConfig().getValue("colloquy.export.directory", String.class), name);
    }
}
