package io.colloquy.report.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Buckets.Bucket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a query: columns and rows, no text and nothing of a contact. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Columns and rows; members that the query does not have are left out")
public record QueryAnswer(
        Period range,

        @Schema(description = "What is compared with") Period previous,

        List<Column> columns,

        @Schema(
                description =
                        "A cell a column. The largest groups come first, the others last; of each group every bucket of time is there")
        List<List<Object>> rows,

        @Schema(description = "The time axis: every bucket of the range")
        List<Bucket> buckets,

        @Schema(description = "True if nothing lies in the range")
        Boolean noData) {

    /** A stretch of time, half open. */
    @Schema(name = "QueryPeriod")
    public record Period(Instant from, Instant to, String timezone) {

        static Period of(TimeRange range) {
            return new Period(range.from(), range.to(), range.zone().getId());
        }
    }

    /** What a cell is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "QueryColumn")
    public record Column(
            @Schema(examples = "first_response_time.p90") String id,

            @Schema(
                    description =
                            "group: a value of a dimension, null for rows without one; name: today's name of the group"
                                    + " before it; other: whether the row is all groups that are not kept; time: the"
                                    + " start of a bucket, an hour or a day; number",
                    enumeration = {"group", "name", "other", "time", "number"})
            String kind,

            @Schema(description = "Of a number: the metric that was measured, in business time the twin")
            String metric,

            Aggregate aggregate,
            Integer percentile,
            Long withinSeconds,

            @Schema(description = "seconds or count; left out for shares and other ratios")
            String unit,

            @Schema(description = "The moment that puts a number into the range")
            String anchor,

            @Schema(
                    description = "Of a number: of which period",
                    enumeration = {"current", "previous"})
            String period,

            @Schema(description = "Filters that have no meaning for it; then there are no numbers")
            Set<String> notApplicable) {}
}
