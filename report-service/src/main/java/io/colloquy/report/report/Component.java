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

        @Schema(description = "Several numbers of the same things, each with that of the period before")
        List<Statistic> statistics,

        @Schema(description = "The time axis: every bucket of the range")
        List<Bucket> buckets,

        @Schema(description = "One number a bucket each") List<Series> series,

        @Schema(description = "The rows of a heat map") List<String> weekdays,

        @Schema(description = "Numbers of a heat map: a row a weekday, a column an hour of the day")
        List<List<Long>> cells,

        @Schema(description = "The groups, largest first; ranges in their order")
        List<Group> groups,

        @Schema(description = "The columns of a table") List<Column> columns,

        @Schema(
                description =
                        "The rows of a table, a cell a column; of more than 10000 the first, and count says how many there are")
        List<List<Object>> rows) {
    /** Of a table. */
    public static final int MOST_ROWS = 10_000;

    /** How it is drawn. */
    public enum Kind {
        NUMBER,
        STATISTICS,
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
     * One of several numbers.
     *
     * @param id what it is: average, median, p90, count, or a metric's id
     * @param unit seconds, count; null for what has none
     * @param value null where it can't be computed
     * @param previous the same of the period before (reports 3.1)
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Statistic(
            @Schema(examples = "median") String id,

            @Schema(nullable = true) String unit,

            @Schema(nullable = true) Number value,

            @Schema(nullable = true) Number previous) {}

    /**
     * A line or a stack of bars.
     *
     * @param key what it shows: a metric's id, an aggregate, or a group's value; null for those that have none
     * @param values null where nothing can be computed, or nothing is known yet
     */
    public record Series(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String key,

            List<Number> values) {}

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
            return new Draft(this).notApplicable(filters).component();
        }

        public Component number(long count) {
            return new Draft(this).noData(count == 0).count(count).component();
        }

        public Component statistics(boolean noData, List<Statistic> statistics) {
            return new Draft(this).noData(noData).statistics(statistics).component();
        }

        public Component series(boolean noData, List<Bucket> buckets, List<Series> series) {
            return new Draft(this).noData(noData).series(buckets, series).component();
        }

        public Component heatMap(boolean noData, List<String> weekdays, List<List<Long>> cells) {
            return new Draft(this).noData(noData).heatMap(weekdays, cells).component();
        }

        public Component groups(long total, List<Group> groups) {
            return new Draft(this)
                    .noData(total == 0)
                    .count(total)
                    .groups(groups)
                    .component();
        }

        public Component groups(long total, List<Group> groups, List<Bucket> buckets, List<Series> series) {
            return new Draft(this)
                    .noData(total == 0)
                    .count(total)
                    .groups(groups)
                    .series(buckets, series)
                    .component();
        }

        public Component table(List<Column> columns, List<List<Object>> rows) {
            return table(columns, rows, rows.size());
        }

        /** {@code count} is how many rows there are; {@code rows} has the first of them. */
        public Component table(List<Column> columns, List<List<Object>> rows, long count) {
            return new Draft(this)
                    .noData(rows.isEmpty())
                    .count(count)
                    .table(columns, rows.subList(0, Math.min(rows.size(), MOST_ROWS)))
                    .component();
        }
    }

    /** What a component has; what its kind does not have stays null. */
    private static final class Draft {
        private final Heading heading;
        private Set<String> notApplicable;
        private Boolean noData;
        private Long count;
        private List<Statistic> statistics;
        private List<Bucket> buckets;
        private List<Series> series;
        private List<String> weekdays;
        private List<List<Long>> cells;
        private List<Group> groups;
        private List<Column> columns;
        private List<List<Object>> rows;

        Draft(Heading heading) {
            this.heading = heading;
        }

        Draft notApplicable(Set<String> filters) {
            notApplicable = filters;
            return this;
        }

        Draft noData(boolean isEmpty) {
            noData = isEmpty ? Boolean.TRUE : null;
            return this;
        }

        Draft count(long all) {
            count = all;
            return this;
        }

        Draft statistics(List<Statistic> numbers) {
            statistics = numbers;
            return this;
        }

        Draft series(List<Bucket> axis, List<Series> lines) {
            buckets = axis;
            series = lines;
            return this;
        }

        Draft heatMap(List<String> days, List<List<Long>> numbers) {
            weekdays = days;
            cells = numbers;
            return this;
        }

        Draft groups(List<Group> found) {
            groups = found;
            return this;
        }

        Draft table(List<Column> heads, List<List<Object>> lines) {
            columns = heads;
            rows = lines;
            return this;
        }

        Component component() {
            return new Component(
                    heading.id(),
                    heading.title(),
                    heading.kind(),
                    heading.definition(),
                    notApplicable,
                    noData,
                    count,
                    statistics,
                    buckets,
                    series,
                    weekdays,
                    cells,
                    groups,
                    columns,
                    rows);
        }
    }
}
