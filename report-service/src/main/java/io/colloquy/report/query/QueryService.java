package io.colloquy.report.query;

import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers questions about a selection (reports 3.3): the query under all reports. Reports ask several at once, and get all
 * answers from one snapshot.
 */
@ApplicationScoped
public class QueryService {
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private final AccountDatabase database;
    private final QueryStore store;
    private final NameStore names;
    private final ActivityReader activity;

    QueryService(AccountDatabase database, QueryStore store, NameStore names, ActivityReader activity) {
        this.database = database;
        this.store = store;
        this.names = names;
        this.activity = activity;
    }

    /** The answers, in the order of the questions; arguments and failures as of {@link #prepare}. */
    Uni<List<QueryTable>> run(String accountId, Selection selection, DayOfWeek weekStart, List<Question> questions) {
        return database.inReplicaSnapshot(accountId, prepare(accountId, selection, weekStart, questions));
    }

    /**
     * The answers, in the order of the questions, yet to be found in a snapshot of the account.
     *
     * @param selection with a range
     * @throws io.colloquy.platform.selection.InvalidSelection for what can't be asked, or makes too many buckets or rows
     */
    public Function<SqlConnection, Uni<List<QueryTable>>> prepare(
            String accountId, Selection selection, DayOfWeek weekStart, List<Question> questions) {
        Violations violations = new Violations();
        QueryPlanner planner = new QueryPlanner(violations);
        List<QueryPlan> plans = questions.stream()
                .flatMap(question -> planner.plan(question, selection.filter()).stream())
                .toList();
        refuseTooEarly(selection, plans, violations);
        violations.throwIfAny();
        return connection -> Multi.createFrom()
                .iterable(plans)
                .onItem()
                .transformToUniAndConcatenate(plan ->
                        run(connection, accountId, selection, weekStart, plan).table())
                .collect()
                .asList();
    }

    /**
     * The conversations behind one number, by id.
     *
     * @param selection as of the query, with a range
     * @param question as of the query
     * @param cell which of the answer's numbers
     * @param after the last one of the page before; null for the first page
     * @param limit how many at most
     * @return fails with {@code InvalidSelection} for what can't be asked, or a cell that the answer does not have
     */
    Uni<List<String>> conversations(
            String accountId,
            Selection selection,
            DayOfWeek weekStart,
            Question question,
            QueryRequest.Cell cell,
            String after,
            int limit) {
        Violations violations = new Violations();
        Optional<QueryPlan> plan = new QueryPlanner(violations).plan(question, selection.filter());
        refuseTooEarly(selection, plan.stream().toList(), violations);
        violations.throwIfAny();
        return database.inReplicaSnapshot(
                accountId, connection -> run(connection, accountId, selection, weekStart, plan.orElseThrow())
                        .conversations(cell, after, limit));
    }

    /** A range may begin with the year 0; what is before it no database has to know. */
    private static void refuseTooEarly(Selection selection, List<QueryPlan> plans, Violations violations) {
        boolean compares = plans.stream().anyMatch(QueryPlan::comparesWithPrevious);
        if (compares && selection.range().orElseThrow().previousFrom().isBefore(EARLIEST)) {
            violations.add("range", "must be shorter: the period before it would begin before the year 0");
        }
    }

    private QueryRun run(
            SqlConnection connection, String accountId, Selection selection, DayOfWeek weekStart, QueryPlan plan) {
        return new QueryRun(store, names, activity, connection, accountId, selection, weekStart, plan);
    }
}
