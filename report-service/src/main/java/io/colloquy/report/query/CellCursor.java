package io.colloquy.report.query;

import io.colloquy.platform.selection.TimeRange;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Where a page of the conversations behind a number ended.
 *
 * @param after the last one
 * @param from start of the stretch, resolved when the first page was made: a preset must not move on between two pages
 * @param to its end
 * @param previousFrom where the period before it begins
 */
@RegisterForReflection
record CellCursor(String after, Instant from, Instant to, Instant previousFrom) {

    static CellCursor of(String after, Selection selection) {
        TimeRange range = selection.range().orElseThrow();
        return new CellCursor(after, range.from(), range.to(), range.previousFrom());
    }

    Selection pin(Selection selection) {
        return selection.during(new TimeRange(from, to, selection.zone(), previousFrom));
    }
}
