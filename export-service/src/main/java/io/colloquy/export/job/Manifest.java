package io.colloquy.export.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.export.dataset.DatasetSelection;
import io.colloquy.export.transcript.MissingTranscript;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a file holds and what it was made from (exports 4.1): the same request at the same watermark gives the same bytes.
 *
 * @param dataset with anchor, definitions and columns of a file of one table; of several they are in the parts
 * @param watermark everything received up to this instant is in the file
 * @param definitions version of the definitions of the columns
 * @param layoutVersion null for a dataset
 * @param layoutSha256 of the layout's document, lower-case hex; null for a dataset
 * @param anchor null where a range has no meaning
 * @param rows over all parts
 * @param sha256 of the file as it is fetched, lower-case hex
 * @param createdFrom the request as it was sent
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExportManifest")
public record Manifest(
        String exportId,
        String dataset,
        String layout,
        String format,
        Instant watermark,
        String definitions,
        Integer layoutVersion,
        String layoutSha256,
        String anchor,
        Instant from,
        Instant to,
        String timezone,
        List<Column> columns,
        long rows,
        long bytes,
        String sha256,
        List<Part> parts,
        ExportRequest createdFrom,
        Instant createdAt) {

    /** A column as it stands in the file. */
    @RegisterForReflection
    @Schema(name = "ExportManifestColumn")
    public record Column(String id, String header) {}

    /** A table in the file. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExportManifestPart")
    public record Part(
            String name,
            String dataset,
            String anchor,
            String definitions,
            List<Column> columns,
            long rows,

            @Schema(
                    description =
                            "Of transcripts: conversations that could not be had, in order; absent where none is missing")
            List<MissingTranscript> missing) {

        /** @param missing empty for none */
        static Part of(ExportPlan.Table table, long rows, List<MissingTranscript> missing) {
            DatasetSelection selection = table.selection();
            return new Part(
                    table.output().name(),
                    selection.dataset().id(),
                    selection.anchor() == null ? null : selection.anchor().id(),
                    selection.dataset().definitionsVersion(),
                    table.output().columns().stream()
                            .map(column -> new Column(column.id(), column.header()))
                            .toList(),
                    rows,
                    missing.isEmpty() ? null : missing);
        }
    }

    static Manifest of(
            ClaimedJob job,
            ExportRequest request,
            ExportPlan plan,
            Instant watermark,
            List<Part> parts,
            long bytes,
            String sha256) {
        Part only = parts.size() == 1 ? parts.getFirst() : new Part(null, null, null, null, null, 0, null);
        return new Manifest(
                job.jobId().toString(),
                only.dataset(),
                request.layout(),
                request.format(),
                watermark,
                only.definitions(),
                plan.layout().map(layout -> layout.layout().version()).orElse(null),
                plan.layout().map(layout -> layout.sha256()).orElse(null),
                only.anchor(),
                job.rangeFrom(),
                job.rangeTo(),
                job.timezone(),
                only.columns(),
                parts.stream().mapToLong(Part::rows).sum(),
                bytes,
                sha256,
                parts,
                request,
                job.createdAt());
    }
}
