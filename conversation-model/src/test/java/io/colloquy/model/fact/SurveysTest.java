package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import io.colloquy.model.row.Survey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveysTest {

    @ParameterizedTest
    @CsvSource({"3, good", "2, moderate", "1, bad"})
    void facesRateByTheirScore(int score, String rating) {
        Facts facts = story().opened("09:00")
                .answered("09:01", "faces", Map.of("score", score))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource({"up, good", "down, bad"})
    void thumbsRateByTheirScore(String score, String rating) {
        Facts facts = story().opened("09:00")
                .answered("09:01", "thumbs", Map.of("score", score))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isEqualTo(rating);
    }

    @Test
    void ratingAsToldWinsOverTheScore() {
        Facts facts = story().opened("09:00")
                .answered("09:01", "faces", Map.of("score", 3, "rating", "moderate"))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isEqualTo("moderate");
    }

    @Test
    void scoreOfSatisfactionIsNoRating() {
        Facts facts = story().opened("09:00")
                .answered("09:01", "csat", Map.of("score", 4))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isEqualTo("4");
        assertThat(facts.count(Fact.CSAT)).isEqualTo(4);
    }

    @Test
    void lastAnswerOfAnyKindButNpsIsTheResult() {
        Facts facts = story().opened("09:00")
                .answered("09:01", "csat", Map.of("score", 5, "comment", "Great", "question", "How was it?"))
                .answered("09:02", "faces", Map.of("score", 1, "comment", "Or not"))
                .answered("09:03", "nps", Map.of("score", 10, "comment", "Sure", "question", "Recommend us?"))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isEqualTo("bad");
        assertThat(facts.text(Fact.SURVEY_COMMENT)).isEqualTo("Or not");
        assertThat(facts.text(Fact.SURVEY_QUESTION)).isNull();
        assertThat(facts.count(Fact.CSAT)).isEqualTo(5);
        assertThat(facts.count(Fact.NPS)).isEqualTo(10);
    }

    @Test
    void lastScoreOfAKindCounts() {
        Facts facts = story().opened("09:00")
                .answered("09:01", "csat", Map.of("score", 1))
                .answered("09:02", "csat", Map.of("score", 3))
                .answered("09:03", "nps", Map.of("score", 7))
                .answered("09:04", "nps", Map.of("score", 0))
                .facts();

        assertThat(facts.count(Fact.CSAT)).isEqualTo(3);
        assertThat(facts.count(Fact.NPS)).isZero();
    }

    @Test
    void offerIsNoAnswer() {
        Facts facts = story().opened("09:00")
                .event("09:01", EventType.SURVEY_OFFERED, Map.of("kind", "csat", "question", "How was it?"))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isNull();
        assertThat(facts.text(Fact.SURVEY_QUESTION)).isNull();
        assertThat(facts.count(Fact.CSAT)).isNull();
        assertThat(facts.count(Fact.NPS)).isNull();
    }

    @Test
    void answerIsCreditedToItsAgentElseToTheLastAssigneeThen() {
        List<Survey> rows = story().opened("09:00", Map.of("assignedAgentId", "A"))
                .event("09:01", EventType.SURVEY_OFFERED, Map.of("kind", "faces", "question", "How was it?"))
                .answered("09:02", "faces", Map.of("score", 3, "comment", "Fine"))
                .assigned("09:03", "B")
                .unassigned("09:04")
                .answered("09:05", "nps", Map.of("score", 9))
                .answered("09:06", "csat", Map.of("score", 4, "agentId", "C"))
                .fold()
                .rows(Survey.class);

        assertThat(rows)
                .containsExactly(
                        new Survey(at("09:01"), false, "faces", null, "A", null, null, "How was it?", null),
                        new Survey(at("09:02"), true, "faces", null, "A", "3", "good", null, "Fine"),
                        new Survey(at("09:05"), true, "nps", null, "B", "9", null, null, null),
                        new Survey(at("09:06"), true, "csat", "C", "C", "4", null, null, null));
    }

    @Test
    void answerBeforeAnyAssignmentIsCreditedToNobody() {
        List<Survey> rows = story().opened("09:00")
                .answered("09:01", "thumbs", Map.of("score", "up"))
                .assigned("09:02", "A")
                .fold()
                .rows(Survey.class);

        assertThat(rows).extracting(Survey::creditedAgentId).containsOnlyNulls();
    }
}
