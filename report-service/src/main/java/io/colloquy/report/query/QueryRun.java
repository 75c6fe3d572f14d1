package io.colloquy.report.query;

import io.colloquy.model.event.SubjectType;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.GroupKey.Group;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One plan on its way through the database. */
final class QueryRun {
    private final QueryStore store;
    private final NameStore names;
    private final ActivityReader activity;
    private final SqlConnection connection;
    private final String accountId;
    private final Selection selection;
    private final DayOfWeek weekStart;
    private final QueryPlan plan;
    /** What was worked out once serves all statements of the run. */
    private final Map<Given, Uni<String>> given = new HashMap<>();

    private record Given(Source source, TimeRange range) {}

    QueryRun(
            QueryStore store,
            NameStore names,
            ActivityReader activity,
            SqlConnection connection,
            String accountId,
            Selection selection,
            DayOfWeek weekStart,
            QueryPlan plan) {
        this.store = store;
        this.names = names;
        this.activity = activity;
        this.connection = connection;
        this.accountId = accountId;
        this.selection = selection;
        this.weekStart = weekStart;
        this.plan = plan;
    }

    Uni<QueryTable> table() {
        TimeRange range = selection.range().orElseThrow();
        Optional<Selection> before =
                plan.comparesWithPrevious() ? Optional.of(selection.during(range.previous())) : Optional.empty();
        Optional<Buckets> buckets = cut(range);
        Optional<Buckets> bucketsBefore = before.flatMap(previous -> beside(range, buckets));
        return kept().chain(kept -> numbers(selection, buckets, kept)
                .chain(current -> previous(before, bucketsBefore, kept).chain(previous -> named(current, previous)
                        .map(known -> new TableMaker(plan, buckets, weekStart)
                                .table(current, previous, bucketsBefore, known)))));
    }

    private Optional<Buckets> beside(TimeRange range, Optional<Buckets> buckets) {
        return buckets.map(cut -> cut.before(range, plan.interval().orElseThrow(), weekStart));
    }

    private Optional<Buckets> cut(TimeRange range) {
        return plan.interval().map(interval -> Buckets.require(range, interval, weekStart));
    }

    /** The largest groups; empty if all are kept. */
    private Uni<Optional<List<List<String>>>> kept() {
        Optional<Base> size = plan.size();
        if (plan.top().isEmpty() || size.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sql(size.get().source(), selection, Optional.empty(), List.of(), plan.groups())
                .map(sql -> sql.largest(size.get(), plan.top().get()))
                .chain(largest ->
                        store.groups(connection, largest, plan.groups().size()))
                .map(Optional::of);
    }

    private Uni<Optional<PeriodNumbers>> previous(
            Optional<Selection> before, Optional<Buckets> buckets, Optional<List<List<String>>> kept) {
        return before.map(selected -> numbers(selected, buckets, kept).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<PeriodNumbers> numbers(
            Selection selected, Optional<Buckets> buckets, Optional<List<List<String>>> kept) {
        PeriodNumbers numbers = new PeriodNumbers(plan.hasWholePerBucket());
        return Multi.createFrom()
                .iterable(plan.reads().entrySet())
                .onItem()
                .transformToUniAndConcatenate(read -> read(numbers, read, selected, buckets, kept))
                .collect()
                .asList()
                .replaceWith(numbers);
    }

    private Uni<Void> read(
            PeriodNumbers numbers,
            Map.Entry<Source, List<Base>> read,
            Selection selected,
            Optional<Buckets> buckets,
            Optional<List<List<String>>> kept) {
        Source source = read.getKey();
        List<Base> bases = read.getValue();
        Uni<Void> groups = sql(source, selected, buckets, plan.clock(), plan.groups())
                .chain(sql -> store.numbers(
                        connection,
                        sql.numbers(bases, kept),
                        buckets.isPresent(),
                        plan.clock().size(),
                        plan.groups().size()))
                .invoke(found -> {
                    TableMaker.refuseTooMany(found.size());
                    numbers.addGroups(bases, found);
                })
                .replaceWithVoid();
        if (!plan.needsWhole()) {
            return groups;
        }
        Optional<Buckets> ofWhole = plan.hasWholePerBucket() ? buckets : Optional.empty();
        return groups.chain(() -> sql(source, selected, ofWhole, List.of(), List.of()))
                .chain(sql ->
                        store.numbers(connection, sql.numbers(bases, Optional.empty()), ofWhole.isPresent(), 0, 0))
                .invoke(found -> numbers.addWhole(bases, found))
                .replaceWithVoid();
    }

    private Uni<QuerySql> sql(
            Source source,
            Selection selected,
            Optional<Buckets> buckets,
            List<Dimension> clock,
            List<Dimension> groups) {
        return given(source, selected.range().orElseThrow())
                .map(rows -> new QuerySql(source, accountId, rows, selected, buckets, clock, groups));
    }

    /** The rows of a source that no table holds; empty for any other. */
    private Uni<Optional<String>> given(Source source, TimeRange range) {
        return source.given()
                .map(rows -> given.computeIfAbsent(
                                new Given(source, range), asked -> activity.json(connection, accountId, rows, range)
                                        .memoize()
                                        .indefinitely())
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Names> named(PeriodNumbers current, Optional<PeriodNumbers> previous) {
        Set<Names.Reference> references = new HashSet<>();
        Set<Group> groups = new HashSet<>(current.groups());
        previous.ifPresent(before -> groups.addAll(before.groups()));
        for (int i = 0; i < plan.groups().size(); i++) {
            int place = i;
            Optional<SubjectType> kind = plan.groups().get(i).named();
            kind.ifPresent(known -> groups.stream()
                    .map(group -> group.values().get(place))
                    .filter(id -> id != null)
                    .forEach(id -> references.add(new Names.Reference(known, id))));
        }
        return references.isEmpty()
                ? Uni.createFrom().item(reference -> null)
                : names.find(connection, accountId, references);
    }

    /** The conversations behind one number. */
    Uni<List<String>> conversations(QueryRequest.Cell asked, String after, int limit) {
        Violations violations = new Violations();
        CellReader reader = new CellReader(plan, asked, violations);
        Optional<CellReader.Place> place =
                reader.place(weekStart, selection.range().orElseThrow());
        violations.throwIfAny();
        CellReader.Place cell = place.orElseThrow();
        Base base = cell.column().bases().getFirst();
        return kept().chain(kept -> sql(
                                base.source(),
                                selection.during(cell.range()),
                                cell.buckets(),
                                plan.clock(),
                                plan.groups())
                        .map(sql -> sql.conversations(base, cell.key(), kept, after, limit)))
                .chain(statement -> store.conversations(connection, statement));
    }
}
