package io.colloquy.report.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a query (reports 3.3); every member is null when not sent. */
@Schema(description = "What is asked, about what")
public record QueryRequest(
        @Schema(required = true, description = "One to 20 numbers, a column each")
        List<Asked> metrics,

        @Schema(
                description = "Dimensions; GET /v1/metrics says which each metric has",
                examples = "[\"channel\", \"contact_type\"]")
        List<String> groupBy,

        @Schema(
                description = "Cuts the range into buckets, every one of which is in the answer",
                enumeration = {"hour", "day", "week", "month"})
        String interval,

        @Schema(description = "From ≤ t < to; or name a preset. The last 30 days by default")
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
                description = "IANA zone of dates, buckets, hours and days; the account's by default",
                examples = "Europe/Berlin")
        String timezone,

        @Schema(description = "First day of a week", defaultValue = "monday")
        String weekStart,

        @Schema(
                description = "Per field one condition or several, as in the query strings of the reports",
                type = SchemaType.OBJECT,
                examples = "{\"channel\": [\"whatsapp\", \"!email\"]}")
        Map<String, Object> filter,

        @Schema(description = "Adds the period before beside each value", enumeration = "previous_period")
        String compareWith,

        @Schema(description = "Keeps so many of the largest groups, and makes one of all others", minimum = "1")
        Integer top,

        @Schema(
                description = "Whether durations are on the wall's clock or counted inside opening hours",
                enumeration = {"calendar", "business"},
                defaultValue = "calendar")
        String clock,

        @Schema(description = "At /v1/query/conversations: which number of the answer")
        Cell cell) {

    /** One number of an answer. */
    @Schema(name = "QueryCell")
    public record Cell(
            @Schema(
                    description = "The id of its column; the first number's by default",
                    examples = "conversations_opened.count")
            String column,

            @Schema(
                    description = "The other cells of its row by the ids of their columns, as the answer shows them",
                    type = SchemaType.OBJECT,
                    examples = "{\"channel\": \"whatsapp\", \"time\": \"2026-03-02T00:00Z\"}")
            Map<String, Object> key) {}

    /** A number asked for. */
    @Schema(name = "AskedMetric")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asked(
            @Schema(required = true, examples = "first_response_time")
            String metric,

            @Schema(
                    description = "One of the metric's aggregates; not needed where it has a formula or is a count",
                    examples = "percentile")
            String aggregate,

            @Schema(description = "1 to 99, for the aggregate percentile", examples = "90")
            Integer percentile,

            @Schema(description = "For the aggregate within: the share of values at most so long")
            Long withinSeconds) {}

    /** Dates, which begin in the zone, or instants with offset. */
    @Schema(name = "QueryRange")
    public record Range(
            @Schema(required = true, examples = "2026-03-01")
            String from,

            @Schema(required = true, examples = "2026-04-01")
            String to) {}
}
