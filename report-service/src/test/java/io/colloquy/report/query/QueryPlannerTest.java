package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.Violations;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryPlannerTest {
    /** The first belongs to who responded, the second to who closed. */
    private static final List<Measure> OF_TWO_AGENTS =
            List.of(Measure.percentile("first_response_time", 90), Measure.percentile("resolution_time", 90));

    @Test
    void rowsThatTheGroupsDoNotTellApartAreReadOnce() {
        assertThat(plan(Question.of(OF_TWO_AGENTS, "channel", "category")).reads())
                .hasSize(1);
        assertThat(plan(Question.of(OF_TWO_AGENTS)).reads()).hasSize(1);
    }

    @Test
    void rowsThatBelongToOneAgentOrAnotherAreReadForEach() {
        assertThat(plan(Question.of(OF_TWO_AGENTS, "channel", "agent")).reads()).hasSize(2);
    }

    private static QueryPlan plan(Question question) {
        Violations violations = new Violations();
        return new QueryPlanner(violations)
                .plan(question, Filter.ofBody(Map.of(), ZoneOffset.UTC, violations))
                .orElseThrow();
    }
}
