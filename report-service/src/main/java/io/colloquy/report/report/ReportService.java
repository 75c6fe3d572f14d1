package io.colloquy.report.report;

import io.colloquy.report.query.QueryService;
import io.colloquy.report.query.QueryTable;
import io.colloquy.report.query.Selection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Draws up the named reports that are made of questions alone: each number comes through the query. */
@ApplicationScoped
public class ReportService {
    private final QueryService queries;

    ReportService(QueryService queries) {
        this.queries = queries;
    }

    /**
     * The report of these parts, all from one snapshot.
     *
     * @param selection with a range
     * @return fails with {@code InvalidSelection} if the interval is too fine for the range
     */
    public Uni<Report> draw(
            String name, String accountId, Selection selection, ReportRequest request, List<Part> parts) {
        return queries.run(
                        accountId,
                        selection,
                        request.weekStart(),
                        parts.stream().map(Part::question).toList())
                .map(answers -> new Report(
                        name, Report.Range.of(selection.range().orElseThrow(), request), components(parts, answers)));
    }

    private static List<Component> components(List<Part> parts, List<QueryTable> answers) {
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            components.add(parts.get(i).draw(answers.get(i)));
        }
        return components;
    }
}
