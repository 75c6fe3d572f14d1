package io.colloquy.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.local.PlainFailure;
import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static final String NOTE = """
            source: urn:test
            time: {formats: ["dd/MM/yyyy HH:mm", epoch-millis, rfc3339], zone: America/Sao_Paulo}
            events:
              - type: note.added
                when: {kind: [note, memo]}
                id: "${id}"
                subject: "${conversation}"
                time: {column: at}
                data: {agentId: "agent ${agent}", text: "${text}"}
            """;

    @Test
    void templatesAndColumnsBecomeFields() {
        OutgoingEvent event = only(
                NOTE,
                Map.of(
                        "kind",
                        "note",
                        "id",
                        "n1",
                        "conversation",
                        "c1",
                        "at",
                        "02/03/2026 09:30",
                        "agent",
                        "7",
                        "text",
                        "hm"));

        assertThat(event)
                .isEqualTo(new OutgoingEvent(
                        "urn:test",
                        "n1",
                        EventType.NOTE_ADDED,
                        "c1",
                        Instant.parse("2026-03-02T12:30:00Z"),
                        Map.of("agentId", "agent 7", "text", "hm")));
    }

    @Test
    void aFieldOfAnEmptyCellIsLeftOut() {
        OutgoingEvent event =
                only(NOTE, Map.of("kind", "memo", "id", "n1", "conversation", "c1", "at", "0", "agent", "7"));

        assertThat(event.data()).isEqualTo(Map.of("agentId", "agent 7"));
    }

    @Test
    void aRowThatNoConditionHoldsForMakesNothing() {
        List<OutgoingEvent> events = apply(NOTE, Map.of("kind", "call"));

        assertThat(events).isEmpty();
    }

    @Test
    void aMissingRequiredFieldRefusesTheRow() {
        Map<String, String> row = Map.of("kind", "note", "id", "n1", "conversation", "c1", "at", "0");

        assertThatThrownBy(() -> apply(NOTE, row))
                .isInstanceOfSatisfying(RowRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("note.added: data.agentId is required"));
    }

    @Test
    void aMissingIdRefusesTheRow() {
        Map<String, String> row = Map.of("kind", "note", "conversation", "c1", "at", "0", "agent", "7");

        assertThatThrownBy(() -> apply(NOTE, row))
                .isInstanceOfSatisfying(RowRefused.class, refused -> assertThat(refused.reason())
                        .contains("no id"));
    }

    @Test
    void anImpossibleDateRefusesTheRow() {
        Map<String, String> row =
                Map.of("kind", "note", "id", "n1", "conversation", "c1", "at", "30/02/2026 09:30", "agent", "7");

        assertThatThrownBy(() -> apply(NOTE, row))
                .isInstanceOfSatisfying(RowRefused.class, refused -> assertThat(refused.getMessage())
                        .contains("30/02/2026"));
    }

    @Test
    void theZoneCanBeOverridden() {
        Mapping mapping = Mapping.parse(NOTE, Optional.of(ZoneId.of("Asia/Tokyo")));

        List<OutgoingEvent> events = mapping.tables()
                .getFirst()
                .apply(new Row(
                        2,
                        Map.of(
                                "kind",
                                "note",
                                "id",
                                "n1",
                                "conversation",
                                "c1",
                                "at",
                                "02/03/2026 09:30",
                                "agent",
                                "7")));

        assertThat(events.getFirst().time()).isEqualTo("2026-03-02T00:30:00Z");
    }

    @Test
    void timesAreMovedByColumnsOfDurations() {
        String yaml = """
                source: urn:test
                events:
                  - type: note.added
                    id: "${id}"
                    subject: c
                    time: {column: at, plus: [wait, talk], minus: back}
                    data: {agentId: a}
                """;

        OutgoingEvent event = only(
                yaml, Map.of("id", "1", "at", "2026-03-02T09:00:00Z", "wait", "90", "talk", "1:02:03", "back", "0.5"));

        assertThat(event.time()).isEqualTo("2026-03-02T10:03:32.500Z");
    }

    @Test
    void valuesAreTranslatedWhateverTheirCase() {
        String yaml = """
                source: urn:test
                events:
                  - type: conversation.closed
                    id: "${id}"
                    subject: c
                    time: "2026-03-02T09:00:00Z"
                    data: {source: {$map: "${how}", to: {"Bloqué": blocked}, empty: api}}
                """;

        assertThat(only(yaml, Map.of("id", "1", "how", "bloqué")).data()).isEqualTo(Map.of("source", "blocked"));
        assertThat(only(yaml, Map.of("id", "1")).data()).isEqualTo(Map.of("source", "api"));
        assertThatThrownBy(() -> apply(yaml, Map.of("id", "1", "how", "magic")))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("magic");
    }

    @Test
    void numbersStayNumbers() {
        String yaml = """
                source: urn:test
                events:
                  - type: survey.answered
                    id: "${id}"
                    subject: c
                    time: "2026-03-02T09:00:00Z"
                    data: {kind: csat, score: {$number: "${score}"}}
                """;

        assertThat(only(yaml, Map.of("id", "1", "score", "4")).data()).isEqualTo(Map.of("kind", "csat", "score", 4L));
    }

    @Test
    void aMisspeltWordOfTheMappingIsNamed() {
        String yaml = NOTE.replace("subject:", "subjct:");

        assertThatThrownBy(() -> Mapping.parse(yaml, Optional.empty()))
                .isInstanceOf(PlainFailure.class)
                .hasMessageContaining("subjct");
    }

    @Test
    void anUnknownTypeIsNamed() {
        String yaml = NOTE.replace("note.added", "note.gone");

        assertThatThrownBy(() -> Mapping.parse(yaml, Optional.empty()))
                .isInstanceOf(PlainFailure.class)
                .hasMessageContaining("note.gone");
    }

    private static OutgoingEvent only(String yaml, Map<String, String> cells) {
        List<OutgoingEvent> events = apply(yaml, cells);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static List<OutgoingEvent> apply(String yaml, Map<String, String> cells) {
        return Mapping.parse(yaml, Optional.empty()).tables().getFirst().apply(new Row(2, cells));
    }
}
