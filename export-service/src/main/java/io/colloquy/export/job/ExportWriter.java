package io.colloquy.export.job;

import io.colloquy.export.dataset.DatasetQuery;
import io.colloquy.export.format.ChecksummedOutput;
import io.colloquy.export.format.CsvWriter;
import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.colloquy.export.storage.StorageFailure;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Makes the file of one attempt from one snapshot. Blocks; two pages of rows are in memory at most, the one being written
 * and the next one being read.
 */
@ApplicationScoped
class ExportWriter {
    private final ExportPlanner planner;
    private final ExportStorage storage;
    private final JobJson json;
    private final JobConfig config;

    ExportWriter(ExportPlanner planner, ExportStorage storage, JobJson json, JobConfig config) {
        this.planner = planner;
        this.storage = storage;
        this.json = json;
        this.config = config;
    }

    /** A file that is durable under its name. */
    record Written(long rows, long bytes, String sha256, String manifest) {}

    /** The snapshot is older than the job: some of what was acknowledged before it may be missing. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;

        Incomplete() {
            super("the snapshot's watermark lies before the job", null, false, false);
        }
    }

    /**
     * Writes the whole file.
     *
     * @param connection in one snapshot of the job's account
     * @throws StorageFailure if the storage is full or away
     * @throws Attempt.Stopped if the attempt was stopped
     * @throws Incomplete if the snapshot does not hold everything that it must
     */
    Written write(SqlConnection connection, Attempt attempt) {
        ClaimedJob job = attempt.job();
        ExportRequest request = json.read(job.request(), ExportRequest.class);
        ExportPlan plan = plan(job, request);
        SnapshotReader reader = new SnapshotReader(connection);
        Instant watermark = reader.watermark(job.accountId());
        if (watermark.isBefore(job.createdAt())) {
            throw new Incomplete();
        }
        DatasetQuery query = new DatasetQuery(
                plan.dataset(),
                plan.table().selected(),
                plan.anchor(),
                job.accountId(),
                plan.condition(),
                config.pageRows());
        long total = reader.count(query.count(), Tuple.from(query.parameters()));
        try (DurableOutput file = storage.create(job.fileName())) {
            ChecksummedOutput output = new ChecksummedOutput(file);
            attempt.begin(total, output);
            try (CsvWriter csv = new CsvWriter(
                    plan.compression().pack(output), plan.csv(), plan.table().columns())) {
                copy(reader, query, csv, attempt);
            }
            file.commit();
            String sha256 = output.sha256();
            Manifest manifest = Manifest.of(job, request, plan, watermark, attempt.rowsDone(), output.bytes(), sha256);
            return new Written(attempt.rowsDone(), output.bytes(), sha256, json.write(manifest));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    private ExportPlan plan(ClaimedJob job, ExportRequest request) {
        TimeRange range = new TimeRange(job.rangeFrom(), job.rangeTo(), ZoneId.of(job.timezone()));
        Violations violations = new Violations();
        return planner.plan(request, range, violations)
                .orElseThrow(() -> new IllegalStateException("accepted, and no longer possible: " + violations.list()));
    }

    private static void copy(SnapshotReader reader, DatasetQuery query, CsvWriter csv, Attempt attempt)
            throws IOException {
        var page = reader.page(query.firstPage(), Tuple.from(query.parameters()));
        long rows = 0;
        while (true) {
            List<Object[]> current = SnapshotReader.await(page);
            if (current.isEmpty()) {
                return;
            }
            attempt.requireGoing();
            page = reader.page(query.nextPage(), Tuple.from(query.parametersAfter(current.getLast())));
            for (Object[] row : current) {
                csv.row(row);
            }
            rows += current.size();
            attempt.done(rows);
        }
    }
}
