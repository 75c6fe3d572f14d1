package io.colloquy.report.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.colloquy.report.query.Buckets.Bucket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One number or chart of a report (reports 3.2), with all that is needed to draw it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One number or chart of a report; members that its kind does not have are left out")
public record Component(
        @Schema(examples = "opened_by_channel") String id,

        @Schema(examples = "Opened by channel") String title,

        Kind kind,

        @Schema(description = "Ids of the metrics that define its numbers, see GET /v1/metrics")
        List<String> definition,

        @Schema(description = "Filters that have no meaning here; then there are no numbers")
        Set<String> notApplicable,

        @Schema(description = "True if nothing lies in the range")
        Boolean noData,

        @Schema(description = "All that was counted") Long count,

        @Schema(description = "The time axis: every bucket of the range")
        List<Bucket> buckets,

        @Schema(description = "One number a bucket each") List<Series> series,

        @Schema(description = "The rows of a heat map") List<String> weekdays,

        @Schema(description = "Numbers of a heat map: a row a weekday, a column an hour of the day")
        List<List<Long>> cells,

        @Schema(description = "The groups, largest first") List<Group> groups,

        @Schema(description = "The columns of a table") List<Column> columns,

        @Schema(
                description =
                        "The rows of a table, a cell a column; of more than 10000 the first, and count says how many there are")
        List<List<Object>> rows) {
    private static final int MOST_ROWS = 10_000;

    /** How it is drawn. */
    public enum Kind {
        NUMBER,
        SERIES,
        HEAT_MAP,
        GROUPS,
        TABLE;

        /** As in JSON. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line or a stack of bars.
     *
     * @param key what it counts: a metric's id, or a group's value
     */
    public record Series(String key, List<Long> values) {}

    /**
     * Those with one value in common.
     *
     * @param key the value; null for those that have none
     * @param share part of all, 0 to 1, four decimals
     * @param split the same group by a finer dimension; left out where there is none
     */
    public record Group(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String key,

            long count,
            double share,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Group> split) {}

    /**
     * A column of a table.
     *
     * @param id as in datasets
     * @param unit of its numbers: seconds, count; null for texts, instants (RFC 3339 in the zone of the range) and ratios
     */
    public record Column(
            String id,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String unit) {}

    /** The name of a component, before anything was counted. */
    public record Heading(String id, String title, Kind kind, List<String> definition) {

        public Component notApplicable(Set<String> filters) {
            return new Component(
                    id, title, kind, definition, filters, null, null, null, null, null, null, null, null, null);
        }

        public Component number(long count) {
            return new Component(
                    id, title, kind, definition, null, noData(count), count, null, null, null, null, null, null, null);
        }

        Component series(long total, List<Bucket> buckets, List<Series> series) {
            return new Component(
                    id,
                    title,
                    kind,
                    definition,
                    null,
                    noData(total),
                    null,
                    buckets,
                    series,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Component heatMap(long total, List<String> weekdays, List<List<Long>> cells) {
            return new Component(
                    id,
                    title,
                    kind,
                    definition,
                    null,
                    noData(total),
                    null,
                    null,
                    null,
                    weekdays,
                    cells,
                    null,
                    null,
                    null);
        }

        Component groups(long total, List<Bucket> buckets, List<Series> series, List<Group> groups) {
            return new Component(
                    id,
                    title,
                    kind,
                    definition,
                    null,
                    noData(total),
                    total,
                    buckets,
                    series,
                    null,
                    null,
                    groups,
                    null,
                    null);
        }

        public Component table(List<Column> columns, List<List<Object>> rows) {
            return new Component(
                    id,
                    title,
                    kind,
                    definition,
                    null,
                    noData(rows.size()),
                    (long) rows.size(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    columns,
                    rows.subList(0, Math.min(rows.size(), MOST_ROWS)));
        }

        private static Boolean noData(long total) {
            return total == 0 ? Boolean.TRUE : null;
        }
    }
}
