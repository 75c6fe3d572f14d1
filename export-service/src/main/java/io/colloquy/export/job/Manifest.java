package io.colloquy.export.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a file holds and what it was made from (exports 4.1): the same request at the same watermark gives the same bytes.
 *
 * @param watermark everything received up to this instant is in the file
 * @param definitions version of the definitions of the columns
 * @param layoutVersion null for a dataset
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
    @Schema(name = "ExportManifestPart")
    public record Part(String name, long rows) {}

    /** Of a file of one table. */
    static Manifest of(
            ClaimedJob job,
            ExportRequest request,
            ExportPlan plan,
            Instant watermark,
            long rows,
            long bytes,
            String sha256) {
        return new Manifest(
                job.jobId().toString(),
                plan.dataset().id(),
                request.layout(),
                request.format(),
                watermark,
                plan.dataset().definitionsVersion(),
                plan.layout().map(layout -> layout.version()).orElse(null),
                plan.anchor(),
                job.rangeFrom(),
                job.rangeTo(),
                job.timezone(),
                plan.table().columns().stream()
                        .map(column -> new Column(column.id(), column.header()))
                        .toList(),
                rows,
                bytes,
                sha256,
                List.of(new Part(plan.dataset().id(), rows)),
                request,
                job.createdAt());
    }
}
