package io.colloquy.report.query;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.catalogue.Catalogue;
import io.colloquy.report.query.Buckets.Bucket;
import io.colloquy.report.query.QueryAnswer.Column;
import io.colloquy.report.query.QueryAnswer.Period;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lays a table out as columns and rows. Pure. */
final class QueryAnswers {
    static final String NAME = "_name";
    static final String PREVIOUS = ".previous";
    static final String IS_OTHER = "is_other";

    private final QueryTable table;
    private final List<Dimension> groups;
    private final List<Dimension> clock;
    private final List<Bucket> buckets;

    QueryAnswers(QueryTable table) {
        this.table = table;
        this.groups = dimensions(table.groupBy());
        this.clock = dimensions(table.clock());
        this.buckets = table.buckets().map(Buckets::shown).orElse(List.of());
    }

    QueryAnswer answer(TimeRange range) {
        return new QueryAnswer(
                Period.of(range),
                table.isCompared() ? Period.of(range.previous()) : null,
                columns(),
                table.rows().stream().map(this::cells).toList(),
                table.buckets().isPresent() ? buckets : null,
                table.isEmpty() ? Boolean.TRUE : null);
    }

    private static List<Dimension> dimensions(List<String> names) {
        return names.stream()
                .map(name -> Dimension.fromWire(name).orElseThrow())
                .toList();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Dimension dimension : groups) {
            columns.add(key(dimension.wire(), "group"));
            if (dimension.named().isPresent()) {
                columns.add(key(dimension.wire() + NAME, "name"));
            }
        }
        if (table.hasOther()) {
            columns.add(key(IS_OTHER, "other"));
        }
        if (table.buckets().isPresent()) {
            columns.add(key(Dimension.TIME.wire(), "time"));
        }
        clock.forEach(dimension -> columns.add(key(dimension.wire(), "time")));
        for (QueryTable.Column column : table.columns()) {
            columns.add(number(column, "", "current"));
            if (table.isCompared()) {
                columns.add(number(column, PREVIOUS, "previous"));
            }
        }
        return columns;
    }

    private static Column key(String id, String kind) {
        return new Column(id, kind, null, null, null, null, null, null, null, null);
    }

    private static Column number(QueryTable.Column column, String suffix, String period) {
        Measure measure = column.measure();
        Set<String> notApplicable = column.notApplicable();
        return new Column(
                column.id() + suffix,
                "number",
                measure.metric(),
                measure.aggregate(),
                measure.percentile(),
                measure.withinSeconds(),
                column.unit(),
                Catalogue.find(measure.metric()).orElseThrow().anchor(),
                period,
                notApplicable.isEmpty() ? null : notApplicable);
    }

    private List<Object> cells(QueryTable.Row row) {
        GroupKey key = row.key();
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String value = key.groups().get(i);
            cells.add(value);
            groups.get(i)
                    .named()
                    .ifPresent(kind ->
                            cells.add(value == null ? null : table.names().find(new Names.Reference(kind, value))));
        }
        if (table.hasOther()) {
            cells.add(key.isOther());
        }
        if (table.buckets().isPresent()) {
            cells.add(buckets.get(key.bucket()).local());
        }
        for (int i = 0; i < clock.size(); i++) {
            cells.add(shown(clock.get(i), key.clock().get(i)));
        }
        for (int i = 0; i < row.values().size(); i++) {
            cells.add(row.values().get(i));
            if (table.isCompared()) {
                cells.add(row.previous().get(i));
            }
        }
        return cells;
    }

    /** An hour as its number, a day as requests name it. */
    static Object shown(Dimension dimension, int number) {
        return dimension == Dimension.DAY_OF_WEEK
                ? DayOfWeek.of(number + 1).name().toLowerCase(Locale.ROOT)
                : (Object) number;
    }
}
