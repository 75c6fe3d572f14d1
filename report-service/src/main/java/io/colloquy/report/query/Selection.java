package io.colloquy.report.query;

import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.selection.TimeRange;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a request asks about, read and found good.
 *
 * @param range empty when none was asked for
 * @param zone the zone of its days
 */
public record Selection(Optional<TimeRange> range, Filter filter, ZoneId zone) {

    /** The same in another stretch of time. */
    public Selection during(TimeRange stretch) {
        return new Selection(Optional.of(stretch), filter, zone);
    }

    /** The whole as a condition on the view {@code conversations}; {@code moment} is the column that the range is about. */
    public SqlCondition condition(String moment, int first) {
        return condition(moment, first, UnaryOperator.identity());
    }

    /** As {@link #condition(String, int)}, in a query that calls the view's columns otherwise. */
    public SqlCondition condition(String moment, int first, UnaryOperator<String> column) {
        return range.map(stretch -> {
                    SqlCondition inRange = stretch.condition(column.apply(moment), first);
                    return inRange.and(
                            filter.condition(first + inRange.parameters().size(), column));
                })
                .orElseGet(() -> filter.condition(first, column));
    }
}
