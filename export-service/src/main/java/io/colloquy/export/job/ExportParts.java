package io.colloquy.export.job;

import io.colloquy.export.format.ChecksummedOutput;
import io.colloquy.export.format.ExportFile;
import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.colloquy.export.storage.StorageFailure;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The finished parts of a long job's file: what lets one worker go on where another one ended (exports 4.1). Blocks. */
@ApplicationScoped
class ExportParts {
    private static final Logger LOG = Logger.getLogger(ExportParts.class);

    private final ExportStorage storage;
    private final CheckpointStore checkpoints;
    private final JobConfig config;
    private final String release;

    ExportParts(
            ExportStorage storage,
            CheckpointStore checkpoints,
            JobConfig config,
            @ConfigProperty(name = "quarkus.application.version") String release) {
        this.storage = storage;
        this.checkpoints = checkpoints;
        this.config = config;
        this.release = release;
    }

    /** Marks the ends of parts; to be told of every row, and closed before the file is committed. */
    interface Marker extends AutoCloseable {
        /** The file holds the first {@code rows} rows. */
        void after(long rows, ExportFile export) throws IOException;

        /** Returns when the last part is finished. */
        @Override
        default void close() {}
    }

    /**
     * To be asked before the file is begun.
     *
     * @throws Checkpoint.Outdated if the attempt must not go on from where it is to
     */
    void requireSameDefinitions(Attempt attempt, ExportPlan plan) {
        if (attempt.from().stream().anyMatch(from -> !from.definitions().equals(definitions(plan)))) {
            throw new Checkpoint.Outdated();
        }
    }

    /**
     * Begins {@code output} with what is finished, where the attempt goes on from another one.
     *
     * @throws IOException if that is not there any more
     */
    void copyFinished(Attempt attempt, ChecksummedOutput output) throws IOException {
        if (attempt.from().isEmpty()) {
            return;
        }
        Checkpoint from = attempt.from().get();
        LOG.infof("export goes on job=%s rows=%d", attempt.job().jobId(), from.rows());
        try (Stream<Buffer> finished = SnapshotReader.await(storage.read(from.fileName(), 0, from.bytes()))
                .subscribe()
                .asStream()) {
            for (Buffer bytes : (Iterable<Buffer>) finished::iterator) {
                attempt.requireGoing();
                output.write(bytes.getBytes());
            }
        }
        if (output.bytes() != from.bytes()) {
            throw new IOException("the finished part is shorter than it was");
        }
    }

    /** What marks the end of each part of the file; nothing for a short job, and where nobody could go on. */
    Marker marker(
            SqlConnection connection, Attempt attempt, ExportPlan plan, DurableOutput file, ChecksummedOutput output) {
        if (!attempt.isLong() || !plan.canBeContinued() || !storage.readsUnfinished()) {
            return (rows, export) -> {};
        }
        Optional<String> shared = SnapshotReader.await(AccountDatabase.share(connection));
        if (shared.isEmpty()) {
            return (rows, export) -> {};
        }
        SnapshotReader.await(checkpoints.offer(attempt, shared.get(), definitions(plan)));
        return new PartMarker(attempt, file, output);
    }

    /** A part is made durable while the next one is written: the disk takes its time. */
    private final class PartMarker implements Marker {
        private final Attempt attempt;
        private final DurableOutput file;
        private final ChecksummedOutput output;
        private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

        PartMarker(Attempt attempt, DurableOutput file, ChecksummedOutput output) {
            this.attempt = attempt;
            this.file = file;
            this.output = output;
        }

        @Override
        public void after(long rows, ExportFile export) throws IOException {
            if (rows % config.partRows() == 0) {
                awaitLast();
                export.flush();
                last = finish(rows, output.bytes()).subscribeAsCompletionStage();
            }
        }

        @Override
        public void close() {
            awaitLast();
        }

        /** Its failure is told once. */
        private void awaitLast() {
            CompletableFuture<Void> part = last;
            last = CompletableFuture.completedFuture(null);
            SnapshotReader.await(Uni.createFrom().completionStage(part));
        }

        private Uni<Void> finish(long rows, long bytes) {
            return Uni.createFrom()
                    .item(this::force)
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .chain(() -> checkpoints.finishPart(attempt.job(), rows, bytes))
                    .invoke(attempt::partFinished);
        }

        private Void force() {
            try {
                file.force();
                return null;
            } catch (IOException e) {
                throw new StorageFailure(e);
            }
        }
    }

    /** The definitions of the columns, the layout, and the release for what is neither. */
    private String definitions(ExportPlan plan) {
        return String.join(
                " ",
                release,
                plan.tables().getFirst().selection().dataset().definitionsVersion(),
                plan.layout().map(LayoutDocument::sha256).orElse("-"));
    }
}
