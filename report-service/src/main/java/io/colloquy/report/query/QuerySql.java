package io.colloquy.report.query;

import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Source.Expression;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what is read of one source in one period: rows first (which group, which bucket, which values), then what is made
 * of them. Pure.
 */
final class QuerySql {
    /** More groups than an answer may have rows is one too many to see that there are more. */
    static final int MOST_GROUPS = 10_000;

    private static final String IS_OTHER = "kept.is_kept IS NULL";

    private final Source source;
    private final Selection selection;
    private final TimeRange range;
    private final Optional<Buckets> buckets;
    private final List<Dimension> clock;
    private final List<Dimension> groups;
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param given the rows, for a source that no table holds; empty for any other
     * @param selection with a range
     * @param buckets of the range; empty for none
     */
    QuerySql(
            Source source,
            String accountId,
            Optional<String> given,
            Selection selection,
            Optional<Buckets> buckets,
            List<Dimension> clock,
            List<Dimension> groups) {
        this.source = source;
        this.selection = selection;
        this.range = selection.range().orElseThrow();
        this.buckets = buckets;
        this.clock = clock;
        this.groups = groups;
        parameters.add(accountId);
        given.ifPresent(parameters::add);
    }

    /**
     * A row a group: its key, whether it is of the others, then its bases in order.
     *
     * @param kept the groups that stay themselves; empty if all do
     */
    Statement numbers(List<Base> bases, Optional<List<List<String>>> kept) {
        List<String> values = values(bases);
        String rows = rows(values, kept.isPresent());
        String sql = "WITH r AS (%s)%s %s LIMIT %d"
                .formatted(
                        rows,
                        kept.map(groupsKept -> told(values, groupsKept)).orElse(""),
                        new GroupedSql(keys(), kept.isPresent(), bases, values).select(kept.isPresent() ? "told" : "r"),
                        MOST_GROUPS + 1);
        return new Statement(sql, parameters);
    }

    /** The values of the largest groups, the largest first. */
    Statement largest(Base size, int count) {
        List<String> values = List.of(size.value());
        List<String> names = names("d", groups.size());
        String all = String.join(", ", names);
        String sql = "WITH r AS (%s) SELECT %s FROM r GROUP BY %s ORDER BY %s DESC, %s LIMIT %d"
                .formatted(
                        rows(values, false),
                        all,
                        all,
                        size.aggregation().sql("v1"),
                        names.stream().map(name -> name + " NULLS LAST").collect(Collectors.joining(", ")),
                        count);
        return new Statement(sql, parameters);
    }

    /**
     * The conversations behind one number, by id.
     *
     * @param key of the number; its bucket is one of the buckets
     * @param after the last one of the page before; null for the first page
     */
    Statement conversations(Base base, GroupKey key, Optional<List<List<String>>> kept, String after, int limit) {
        List<String> values = List.of(base.value());
        String rows = rows(values, true);
        List<String> conditions = new ArrayList<>();
        conditions.add("(" + base.aggregation().concerns("v1") + ")");
        if (key.bucket() != GroupKey.NO_BUCKET) {
            conditions.add("bucket = " + add(key.bucket()));
        }
        for (int i = 0; i < clock.size(); i++) {
            conditions.add("k" + (i + 1) + " = " + add(key.clock().get(i)));
        }
        String told = kept.map(groupsKept -> told(values, groupsKept)).orElse("");
        if (key.isOther()) {
            conditions.add("is_other");
        } else {
            for (int i = 0; i < groups.size(); i++) {
                conditions.add("d%d IS NOT DISTINCT FROM %s::text"
                        .formatted(i + 1, add(key.groups().get(i))));
            }
            kept.ifPresent(groupsKept -> conditions.add("NOT is_other"));
        }
        if (after != null) {
            conditions.add("conversation_id > " + add(after));
        }
        String sql = "WITH r AS (%s)%s SELECT DISTINCT conversation_id FROM %s WHERE %s ORDER BY 1 LIMIT %d"
                .formatted(rows, told, kept.isPresent() ? "told" : "r", String.join(" AND ", conditions), limit);
        return new Statement(sql, parameters);
    }

    private String rows(List<String> values, boolean withIds) {
        List<String> columns = new ArrayList<>();
        StringBuilder from = new StringBuilder(source.from());
        buckets.ifPresent(cut -> columns.add(bucket(cut, from) + " AS bucket"));
        for (int i = 0; i < clock.size(); i++) {
            columns.add(shownByClock(clock.get(i)) + " AS k" + (i + 1));
        }
        for (int i = 0; i < groups.size(); i++) {
            Expression dimension = source.dimensions().get(groups.get(i));
            from.append(dimension.join());
            columns.add("(" + dimension.sql() + ")::text AS d" + (i + 1));
        }
        for (int i = 0; i < values.size(); i++) {
            columns.add(values.get(i) + " AS v" + (i + 1));
        }
        if (withIds) {
            columns.add(source.rowId() + " AS row_id");
            if (source.conversationId() != null) {
                columns.add(source.conversationId() + " AS conversation_id");
            }
        }
        SqlCondition filter = selection.filter().condition(parameters.size() + 1, source.columns());
        parameters.addAll(filter.parameters());
        return "SELECT %s FROM %s WHERE %s.account_id = $1 AND %s AND %s AND %s"
                .formatted(
                        String.join(", ", columns), from, source.alias(), source.condition(), inRange(), filter.sql());
    }

    private String inRange() {
        String from = add(utc(range.from()));
        String to = add(utc(range.to()));
        return source.until() == null
                ? "%1$s >= %2$s AND %1$s < %3$s".formatted(source.moment(), from, to)
                : "%s < %s AND (%3$s IS NULL OR %3$s > %4$s)".formatted(source.moment(), to, source.until(), from);
    }

    /** The bucket of a row's moment, or each that its stretch overlaps. */
    private String bucket(Buckets cut, StringBuilder from) {
        String starts = add(cut.thresholds()) + "::timestamptz[]";
        if (source.until() == null) {
            return "width_bucket(%s, %s) - 1".formatted(source.moment(), starts);
        }
        from.append(
                " JOIN unnest(%s, %s::timestamptz[]) WITH ORDINALITY AS b (since, till, n) ON %s < b.till AND (%4$s IS NULL OR %4$s > b.since)"
                        .formatted(starts, add(cut.ends()), source.moment(), source.until()));
        return "(b.n - 1)::integer";
    }

    private String shownByClock(Dimension dimension) {
        LocalClock zone = LocalClock.of(range);
        String local =
                "(%1$s AT TIME ZONE 'UTC') + make_interval(secs => (%2$s::integer[])[width_bucket(%1$s, %3$s::timestamptz[])])"
                        .formatted(source.moment(), add(zone.offsets()), add(zone.changes()));
        return dimension == Dimension.HOUR_OF_DAY
                ? "extract(hour FROM %s)::integer".formatted(local)
                : "extract(isodow FROM %s)::integer - 1".formatted(local);
    }

    /** The rows once more, told whether they are of a group that is kept. One that is in several others is there once. */
    private String told(List<String> values, List<List<String>> kept) {
        List<String> columns = new ArrayList<>();
        if (buckets.isPresent()) {
            columns.add("bucket");
        }
        columns.addAll(names("k", clock.size()));
        names("d", groups.size())
                .forEach(name -> columns.add("CASE WHEN NOT (%s) THEN %s END AS %2$s".formatted(IS_OTHER, name)));
        columns.add(IS_OTHER + " AS is_other");
        columns.addAll(names("v", values.size()));
        columns.add("row_id");
        if (source.conversationId() != null) {
            columns.add("conversation_id");
        }
        List<String> lists = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            int place = i;
            lists.add(add(kept.stream().map(group -> group.get(place)).toArray(String[]::new)) + "::text[]");
            same.add("d%1$d IS NOT DISTINCT FROM kept.g%1$d".formatted(i + 1));
        }
        boolean many = groups.stream()
                .anyMatch(dimension -> source.dimensions().get(dimension).isMany());
        return ", told AS (SELECT %s%s FROM r LEFT JOIN (SELECT true AS is_kept, g.* FROM unnest(%s) AS g (%s)) kept ON %s)"
                .formatted(
                        many ? "DISTINCT " : "",
                        String.join(", ", columns),
                        String.join(", ", lists),
                        String.join(", ", names("g", groups.size())),
                        String.join(" AND ", same));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (buckets.isPresent()) {
            keys.add("bucket");
        }
        keys.addAll(names("k", clock.size()));
        keys.addAll(names("d", groups.size()));
        return keys;
    }

    private static List<String> values(List<Base> bases) {
        return List.copyOf(bases.stream().map(Base::value).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    private String add(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
