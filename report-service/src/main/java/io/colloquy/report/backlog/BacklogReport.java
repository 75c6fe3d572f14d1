package io.colloquy.report.backlog;

import io.colloquy.model.row.BacklogStretch.Kind;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Component.Column;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The report {@code backlog} (reports 3.2) but for its rates: from counts to components. Pure. */
final class BacklogReport {
    static final String NAME = "backlog";

    private static final String SECONDS = "seconds";
    private static final String COUNT = "count";

    private static final List<String> DEFINITION =
            Arrays.stream(Kind.values()).map(BacklogReport::metric).toList();

    private static final Heading NOW = new Heading("now", "Backlog now", Component.Kind.TABLE, DEFINITION);
    private static final Heading OVER_TIME =
            new Heading("over_time", "Backlog at the end of each bucket", Component.Kind.SERIES, DEFINITION);

    private final TimeRange range;
    private final Buckets buckets;

    BacklogReport(TimeRange range, Buckets buckets) {
        this.range = range;
        this.buckets = buckets;
    }

    /**
     * The instants at which the backlog of the range is looked at: the end of each bucket that has begun, of the one that has
     * not ended now.
     */
    static List<Instant> instants(Buckets buckets, Instant now) {
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < buckets.size() && buckets.starts().get(i).isBefore(now); i++) {
            Instant end = i + 1 < buckets.size() ? buckets.starts().get(i + 1) : buckets.end();
            instants.add(end.isBefore(now) ? end : now);
        }
        return instants;
    }

    /** Every backlog as it is: how many, and how long they have been in it. */
    Component now(Map<Kind, BacklogNow> backlogs) {
        return NOW.table(
                List.of(
                        new Column("backlog", null),
                        new Column(COUNT, COUNT),
                        new Column("oldest_since", null),
                        new Column("median", SECONDS),
                        new Column("p90", SECONDS),
                        new Column("longest", SECONDS)),
                Arrays.stream(Kind.values())
                        .map(kind -> cells(kind, backlogs.getOrDefault(kind, BacklogNow.EMPTY)))
                        .toList());
    }

    private List<Object> cells(Kind kind, BacklogNow backlog) {
        List<Object> cells = new ArrayList<>();
        cells.add(metric(kind));
        cells.add(backlog.count());
        cells.add(backlog.oldestSince() == null ? null : range.local(backlog.oldestSince()));
        cells.add(backlog.medianSeconds());
        cells.add(backlog.p90Seconds());
        cells.add(backlog.longestSeconds());
        return cells;
    }

    /** How large each backlog was, null for buckets that have not begun. */
    Component overTime(BacklogCounts counts) {
        boolean noData = counts.sizes().values().stream().flatMap(List::stream).allMatch(size -> size == 0);
        return OVER_TIME.series(
                noData,
                buckets.shown(),
                Arrays.stream(Kind.values())
                        .map(kind ->
                                new Series(metric(kind), filled(counts.sizes().get(kind))))
                        .toList());
    }

    /** Without numbers: what conversations are like today says nothing of what they were like then. */
    static Component overTimeNotApplicable(Set<String> filters) {
        return OVER_TIME.notApplicable(filters);
    }

    private List<Number> filled(List<Long> sizes) {
        List<Number> filled = new ArrayList<>(sizes);
        filled.addAll(Collections.nCopies(buckets.size() - sizes.size(), null));
        return filled;
    }

    /** The metric of the catalogue that defines it. */
    private static String metric(Kind kind) {
        return "backlog_" + kind.name().toLowerCase(Locale.ROOT);
    }
}
