package io.colloquy.report.activity;

import io.colloquy.model.event.SubjectType;
import io.colloquy.report.query.Aggregate;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.Names.Reference;
import io.colloquy.report.query.QueryTable;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Component.Column;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import io.colloquy.report.report.Part;
import io.colloquy.report.report.ReportRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of agents' conversations (metrics 2.5, per agent): a conversation belongs to whoever held it, a close to the
 * closer, a response to its sender, a first response to whoever gave it, a survey to the agent whom it rates.
 */
final class Leaderboard {
    private static final int P90 = 90;

    private static final List<Measure> MEASURES = List.of(
            Measure.of("conversations_held", Aggregate.COUNT),
            Measure.of("conversations_closed", Aggregate.COUNT),
            Measure.of("response_time", Aggregate.COUNT),
            Measure.of("response_time", Aggregate.AVERAGE),
            Measure.of("response_time", Aggregate.MEDIAN),
            Measure.of("first_response_time", Aggregate.COUNT),
            Measure.of("first_response_time", Aggregate.AVERAGE),
            Measure.of("first_response_time", Aggregate.MEDIAN),
            Measure.percentile("first_response_time", P90),
            Measure.of("resolution_time", Aggregate.AVERAGE),
            Measure.of("resolution_time", Aggregate.MEDIAN),
            Measure.percentile("resolution_time", P90),
            Measure.of("surveys_answered", Aggregate.COUNT),
            Measure.value("csat_score"));

    private Leaderboard() {}

    /** A row an agent, whoever held most conversations first. */
    static Part part(ReportRequest request) {
        return new Part(
                new Heading(
                        "leaderboard",
                        "Leaderboard",
                        Kind.TABLE,
                        MEASURES.stream().map(Measure::metric).distinct().toList()),
                Question.of(MEASURES, "agent").inBusinessTime(request.business()),
                Leaderboard::draw);
    }

    private static Component draw(Heading heading, QueryTable answer) {
        List<Column> columns = new ArrayList<>(
                List.of(new Column("rank", "count"), new Column("agent_id", null), new Column("agent_name", null)));
        answer.columns().forEach(column -> columns.add(new Column(column.id(), column.unit())));
        List<List<Object>> rows = new ArrayList<>();
        for (QueryTable.Row row : answer.rows()) {
            String agentId = row.key().groups().getFirst();
            // What belongs to nobody, such as a close by a rule, is in no agent's row.
            if (agentId != null) {
                List<Object> cells = new ArrayList<>();
                cells.add(rows.size() + 1);
                cells.add(agentId);
                cells.add(answer.names().find(new Reference(SubjectType.AGENT, agentId)));
                cells.addAll(row.values());
                rows.add(cells);
            }
        }
        return heading.table(columns, rows);
    }
}
