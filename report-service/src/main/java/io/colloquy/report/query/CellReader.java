package io.colloquy.report.query;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.Buckets.Bucket;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the number that a cell of an answer is; what the answer does not have is a violation. Pure. */
final class CellReader {
    private static final String KEY = "cell.key.";

    private final QueryPlan plan;
    private final QueryRequest.Cell cell;
    private final Map<String, Object> key;
    private final Violations violations;

    CellReader(QueryPlan plan, QueryRequest.Cell cell, Violations violations) {
        this.plan = plan;
        this.cell = cell;
        this.key = cell.key() == null ? Map.of() : cell.key();
        this.violations = violations;
    }

    /**
     * Where a number stands.
     *
     * @param range the period that it is about
     * @param buckets of that period; empty without any
     */
    record Place(ValueColumn column, GroupKey key, TimeRange range, Optional<Buckets> buckets) {}

    /** Empty with violations. */
    Optional<Place> place(DayOfWeek weekStart, TimeRange range) {
        boolean previous = cell.column() != null && cell.column().endsWith(QueryAnswers.PREVIOUS);
        if (previous && !plan.comparesWithPrevious()) {
            violations.add("cell.column", "is of the period before: ask for compareWith");
            return Optional.empty();
        }
        TimeRange period = previous ? range.previous() : range;
        Optional<ValueColumn> column = column(previous);
        refuseOthers();
        // A bucket of the period before is named by the one that it stands beside.
        Optional<Buckets> shown = plan.interval().map(interval -> Buckets.require(range, interval, weekStart));
        Optional<Buckets> buckets =
                previous ? shown.map(cut -> cut.before(range, plan.interval().orElseThrow(), weekStart)) : shown;
        int bucket = shown.map(this::bucket).orElse(GroupKey.NO_BUCKET);
        boolean isOther = isOther();
        GroupKey found = new GroupKey(bucket, clock(), groups(isOther), isOther);
        return violations.list().isEmpty()
                ? column.map(known -> new Place(known, found, period, buckets))
                : Optional.empty();
    }

    private Optional<ValueColumn> column(boolean previous) {
        String id = cell.column() == null ? plan.columns().getFirst().id() : cell.column();
        String current = previous ? id.substring(0, id.length() - QueryAnswers.PREVIOUS.length()) : id;
        Optional<ValueColumn> column = plan.columns().stream()
                .filter(known -> known.id().equals(current))
                .findFirst();
        if (column.isEmpty()) {
            violations.add("cell.column", "must be the id of a number of the answer");
        } else if (column.get().bases().getFirst().source().conversationId() == null) {
            violations.add("cell.column", "is about no conversations");
        } else if (!plan.notApplicable(column.get()).isEmpty()) {
            violations.add(
                    "cell.column",
                    "has no numbers, for these filters have no meaning for it: "
                            + String.join(", ", plan.notApplicable(column.get())));
        }
        return column;
    }

    private void refuseOthers() {
        Set<String> known = new HashSet<>(Set.of(QueryAnswers.IS_OTHER));
        plan.groups().forEach(dimension -> {
            known.add(dimension.wire());
            known.add(dimension.wire() + QueryAnswers.NAME);
        });
        plan.clock().forEach(dimension -> known.add(dimension.wire()));
        plan.interval().ifPresent(interval -> known.add(Dimension.TIME.wire()));
        key.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> violations.add(KEY + name, "is no key of the query's rows"));
    }

    private int bucket(Buckets buckets) {
        Object time = key.get(Dimension.TIME.wire());
        List<Bucket> shown = buckets.shown();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).local().equals(time)
                    || shown.get(i).from().toString().equals(time)) {
                return i;
            }
        }
        violations.add(KEY + Dimension.TIME.wire(), "must be the start of a bucket, as the answer shows it");
        return GroupKey.NO_BUCKET;
    }

    private boolean isOther() {
        Object other = key.getOrDefault(QueryAnswers.IS_OTHER, false);
        if (other instanceof Boolean is && !(is && plan.top().isEmpty())) {
            return is;
        }
        violations.add(KEY + QueryAnswers.IS_OTHER, "must be true or false, and true only with top");
        return false;
    }

    private List<Integer> clock() {
        List<Integer> clock = new ArrayList<>();
        for (Dimension dimension : plan.clock()) {
            Object value = key.get(dimension.wire());
            Optional<Integer> known = TableMaker.values(dimension).stream()
                    .filter(number -> QueryAnswers.shown(dimension, number).equals(value))
                    .findFirst();
            if (known.isEmpty()) {
                violations.add(KEY + dimension.wire(), "must be as the answer shows it");
            }
            clock.add(known.orElse(0));
        }
        return clock;
    }

    /** The database knows no text with a NUL. */
    private static boolean isText(Object value) {
        return value instanceof String text && text.indexOf('\0') < 0;
    }

    private List<String> groups(boolean isOther) {
        if (isOther) {
            return Collections.nCopies(plan.groups().size(), null);
        }
        List<String> groups = new ArrayList<>();
        for (Dimension dimension : plan.groups()) {
            Object value = key.get(dimension.wire());
            if (!key.containsKey(dimension.wire()) || value != null && !isText(value)) {
                violations.add(KEY + dimension.wire(), "must be the group's value, null for the group without one");
            }
            groups.add(value instanceof String text ? text : null);
        }
        return groups;
    }
}
