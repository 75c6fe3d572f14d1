package io.colloquy.export.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is asked for (exports 4.1); every member is null when not sent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportRequest(
        @Schema(description = "A dataset's id; or name a layout", examples = "conversations")
        String dataset,

        @Schema(description = "A layout's id; or name a dataset", examples = "respondio.conversations")
        String layout,

        @Schema(
                required = true,
                enumeration = {"csv", "xlsx", "ndjson", "parquet", "pdf"},
                description =
                        "Several tables come as a zip of files, in a workbook as sheets. pdf is that of transcripts"
                                + " alone: a zip of one PDF for each conversation")
        String format,

        @Schema(description = "From ≤ t < to; or name a preset")
        Range range,

        @Schema(
                description = "A range by name; or give one",
                enumeration = {
                    "today",
                    "yesterday",
                    "last_7_days",
                    "last_14_days",
                    "last_30_days",
                    "this_month",
                    "last_month"
                })
        String preset,

        @Schema(
                description = "IANA zone of dates and of the file's instants; the account's by default",
                examples = "UTC")
        String timezone,

        @Schema(description = "Per field one condition or several, as in the query strings of the reports")
        Map<String, List<String>> filter,

        @Schema(description = "Ids of the dataset's columns in the order wanted; all by default. transcripts has none")
        List<String> columns,

        Csv csv,

        @Schema(enumeration = "gzip", description = "Of csv and ndjson; the others are packed inside")
        String compression,

        @Schema(
                description = "How durations are written; seconds by default",
                enumeration = {"seconds", "hh:mm:ss", "d:hh:mm:ss"})
        String durations,

        @Schema(
                description = "The instant by which the range picks rows; the dataset's first by default",
                examples = "closed_at")
        String anchor,

        @Schema(description = "Language of a layout's headings", examples = "fr")
        String locale,

        @Schema(
                enumeration = {"publication", "collection"},
                description = "Since when a layout counts the time until a status change; publication by default")
        String clock,

        @Schema(
                description = "Is called when the job has ended, signed as Standard Webhooks says",
                examples = "https://example.com/hooks/colloquy",
                maxLength = 2000)
        String callbackUrl,

        @Schema(description = "Name of the job and of the file when it is fetched", maxLength = 200)
        String name) {

    /** Dates, which begin in the zone, or instants with offset. */
    @RegisterForReflection
    @Schema(name = "ExportRange")
    public record Range(
            @Schema(required = true, examples = "2026-03-01")
            String from,

            @Schema(required = true, examples = "2026-04-01")
            String to) {}

    /** The dialect of CSV; RFC 4180 by default. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Csv(
            @Schema(
                    enumeration = {",", ";", "\t", "|"},
                    defaultValue = ",")
            String delimiter,

            @Schema(defaultValue = "false") Boolean bom,
            @Schema(defaultValue = "true") Boolean header,

            @Schema(
                    enumeration = {"crlf", "lf"},
                    defaultValue = "crlf")
            String newline) {}
}
