package io.colloquy.export.job;

import io.colloquy.export.dataset.AgentRows;
import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetQuery;
import io.colloquy.export.format.ChecksummedOutput;
import io.colloquy.export.format.CsvOptions;
import io.colloquy.export.format.ExportFile;
import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.export.layout.LayoutStore;
import io.colloquy.export.storage.DurableOutput;
import io.colloquy.export.storage.ExportStorage;
import io.colloquy.export.storage.StorageFailure;
import io.colloquy.export.transcript.TranscriptSource;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the file of one attempt from one snapshot. Blocks; two pages of rows are in memory at most, the one being written
 * and the next one being read.
 */
@ApplicationScoped
class ExportWriter {
    /** How many rows go by between two looks at whether to go on. */
    private static final int STRIDE = 1000;

    private final ExportPlanner planner;
    private final LayoutStore layouts;
    private final AgentRows agents;
    private final TranscriptSource transcripts;
    private final ExportStorage storage;
    private final ExportParts parts;
    private final JobJson json;
    private final JobConfig config;

    ExportWriter(
            ExportPlanner planner,
            LayoutStore layouts,
            AgentRows agents,
            TranscriptSource transcripts,
            ExportStorage storage,
            ExportParts parts,
            JobJson json,
            JobConfig config) {
        this.planner = planner;
        this.layouts = layouts;
        this.agents = agents;
        this.transcripts = transcripts;
        this.storage = storage;
        this.parts = parts;
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
     * Writes the whole file; where the attempt goes on from another one's, the finished part of that one's is its beginning.
     *
     * @param connection in one snapshot of the job's account
     * @throws StorageFailure if the storage is full or away
     * @throws Attempt.Stopped if the attempt was stopped
     * @throws Checkpoint.Outdated if it can't go on from where it is to
     * @throws Incomplete if the snapshot does not hold everything that it must
     */
    Written write(SqlConnection connection, Attempt attempt) {
        ClaimedJob job = attempt.job();
        ExportRequest request = json.read(job.request(), ExportRequest.class);
        SnapshotReader reader = new SnapshotReader(connection);
        Instant watermark = reader.watermark(job.accountId());
        if (watermark.isBefore(job.createdAt())) {
            throw new Incomplete();
        }
        ExportPlan plan = plan(job, request, reader);
        parts.requireSameDefinitions(attempt, plan);
        long skipped = attempt.from().map(Checkpoint::rows).orElse(0L);
        List<TableRows> tables = new ArrayList<>();
        try (DurableOutput file = storage.create(job.fileName())) {
            long total = 0;
            for (ExportPlan.Table table : plan.tables()) {
                TableRows rows = rows(connection, reader, attempt, table, skipped);
                tables.add(rows);
                total += rows.total();
            }
            ChecksummedOutput output = new ChecksummedOutput(file);
            attempt.begin(total, output);
            CsvOptions csv = skipped > 0 ? plan.csv().continued() : plan.csv();
            parts.copyFinished(attempt, output);
            List<Manifest.Part> written = new ArrayList<>();
            try (ExportParts.Marker marker = parts.marker(connection, attempt, plan, file, output);
                    ExportFile export = plan.format().open(plan.compression().pack(output), csv, tables.size())) {
                for (int i = 0; i < tables.size(); i++) {
                    export.begin(plan.tables().get(i).output());
                    long rows = copy(tables.get(i), export, attempt, marker, skipped);
                    written.add(Manifest.Part.of(
                            plan.tables().get(i), rows, tables.get(i).missing()));
                }
            }
            file.commit();
            String sha256 = output.sha256();
            Manifest manifest = Manifest.of(job, request, plan, watermark, written, output.bytes(), sha256);
            return new Written(attempt.rowsDone(), output.bytes(), sha256, json.write(manifest));
        } catch (IOException e) {
            throw new StorageFailure(e);
        } finally {
            tables.forEach(TableRows::close);
        }
    }

    private ExportPlan plan(ClaimedJob job, ExportRequest request, SnapshotReader reader) {
        TimeRange range = new TimeRange(job.rangeFrom(), job.rangeTo(), ZoneId.of(job.timezone()));
        Optional<LayoutDocument> own = planner.isOwnLayout(request)
                ? reader.layout(layouts, job.accountId(), request.layout())
                : Optional.empty();
        Violations violations = new Violations();
        return planner.plan(request, own, range, violations)
                .orElseThrow(() -> new IllegalStateException("accepted, and no longer possible: " + violations.list()));
    }

    private TableRows rows(
            SqlConnection connection, SnapshotReader reader, Attempt attempt, ExportPlan.Table table, long skipped)
            throws IOException {
        String accountId = attempt.job().accountId();
        return switch (table.selection().dataset().rows()) {
            case Dataset.Rows.Queried queried -> queried(reader, accountId, table, skipped);
            case Dataset.Rows.Transcripts ofConversations ->
                new TableRows.Transcribed(
                        queried(reader, accountId, table, 0),
                        conversations -> transcripts.rows(
                                accountId,
                                conversations,
                                table.selection().range().zone(),
                                attempt::requireGoing));
            case Dataset.Rows.OfAgents ofAgents ->
                new TableRows.Found(agents.find(connection, accountId, table.selection(), attempt::requireGoing));
        };
    }

    private TableRows.Queried queried(SnapshotReader reader, String accountId, ExportPlan.Table table, long skipped) {
        DatasetQuery query = DatasetQuery.of(table.selection(), accountId, skipped);
        return new TableRows.Queried(
                reader.count(query.count(), query.countParameters()),
                () -> reader.open(query.rows(), query.parameters(), config.pageRows()));
    }

    /** The number of the table's rows in the file. */
    private static long copy(
            TableRows table, ExportFile export, Attempt attempt, ExportParts.Marker marker, long skipped)
            throws IOException {
        long before = attempt.rowsDone();
        long rows = skipped;
        for (var values = table.open(); values.hasNext(); ) {
            export.row(values.next());
            rows++;
            attempt.done(before + rows);
            marker.after(rows, export);
            if (rows % STRIDE == 0) {
                attempt.requireGoing();
            }
        }
        table.close();
        attempt.requireGoing();
        return rows;
    }
}
