package io.colloquy.report.catalogue;

import java.util.List;

/**
 * One entry of the catalogue.
 *
 * @param id its one name in the catalogue. A number or flag is known by a word of its own, as facts are; a column that only
 *     describes a row of another dataset than conversations is {@code dataset.column}
 * @param jsonName the name in JSON; null for what is no fact of a conversation, and comes in the shape of its report
 * @param dataset the dataset whose rows it is about; null for a function that works on the numbers of any
 * @param column its column in files of that dataset; null for what is worked out over rows and is no column
 * @param name its English name
 * @param type what its values are: text, instant, duration, count, boolean, decimal, share (0 to 1, four decimals), points,
 *     value (of the kind of the metric that a function works on)
 * @param unit the unit in which values are shown; null for what has none, and for a function, which keeps its metric's
 * @param definition what it is, or the formula
 * @param startsAt what starts the clock; null for anything but a duration
 * @param stopsAt what stops the clock; null for anything but a duration
 * @param leavesOut what does not enter it; null when nothing is to be said
 * @param nullRule when it is null, which is not 0
 * @param anchor the moment that puts it into a time bucket (metrics 2.5)
 * @param dimensions what it can be split by; empty for what is no number
 * @param aggregates what may be asked of it in {@code POST /v1/query}; empty for what can't be asked there
 * @param businessTwin id of the same duration in business time; null without one
 * @param sources the products whose documents define it, and the suite's own definition
 * @param example a worked example
 */
public record Metric(
        String id,
        String jsonName,
        String dataset,
        String column,
        String name,
        String type,
        String unit,
        String definition,
        String startsAt,
        String stopsAt,
        String leavesOut,
        String nullRule,
        String anchor,
        List<String> dimensions,
        List<String> aggregates,
        String businessTwin,
        List<String> sources,
        String example) {

    public Metric {
        dimensions = List.copyOf(dimensions);
        aggregates = List.copyOf(aggregates);
        sources = List.copyOf(sources);
    }
}
