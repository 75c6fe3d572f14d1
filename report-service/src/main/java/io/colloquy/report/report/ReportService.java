package io.colloquy.report.report;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.query.QueryService;
import io.colloquy.report.query.QueryTable;
import io.colloquy.report.query.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws up the parts of reports that are made of questions alone: each number comes through the query. */
@ApplicationScoped
public class ReportService {
    private final AccountDatabase database;
    private final QueryService queries;

    ReportService(AccountDatabase database, QueryService queries) {
        this.database = database;
        this.queries = queries;
    }

    /** A report of these parts alone, all from one snapshot; arguments and failures as of {@link #draft}. */
    Uni<Report> report(String name, String accountId, Selection selection, ReportRequest request, List<Part> parts) {
        return database.inReplicaSnapshot(accountId, draft(name, accountId, selection, request, parts));
    }

    /**
     * The report of these parts, yet to be drawn in a snapshot of the account.
     *
     * @param selection with a range
     * @throws io.colloquy.platform.selection.InvalidSelection if the interval is too fine for the range
     */
    public Function<SqlConnection, Uni<Report>> draft(
            String name, String accountId, Selection selection, ReportRequest request, List<Part> parts) {
        Function<SqlConnection, Uni<List<QueryTable>>> answers = queries.prepare(
                accountId,
                selection,
                request.weekStart(),
                parts.stream().map(Part::question).toList());
        Report.Range range = Report.Range.of(selection.range().orElseThrow(), request);
        return connection -> answers.apply(connection).map(found -> new Report(name, range, components(parts, found)));
    }

    private static List<Component> components(List<Part> parts, List<QueryTable> answers) {
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            components.add(parts.get(i).draw(answers.get(i)));
        }
        return components;
    }
}
