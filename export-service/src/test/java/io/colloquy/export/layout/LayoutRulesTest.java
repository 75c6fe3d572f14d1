package io.colloquy.export.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.dataset.Datasets;
import io.colloquy.model.event.Violation;
import io.colloquy.platform.selection.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutRulesTest {
    private static final String LAYOUT = """
            id: test.layout
            version: 1
            description: A test
            locales: [en]
            words:
              sources:
                user: {en: User}
            tables:
              - dataset: conversations
                anchor: closed_at
                columns:
                  - fact: closed_by_name
                    otherwise: closed_by
                    header: {en: Heading}
            """;

    private final Datasets datasets = new Datasets();

    @Test
    void layoutOfKnownNamesIsAccepted() {
        assertThat(wrong(LAYOUT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closed_by_name | no_such_fact | tables[0].columns[0].fact",
                "otherwise: closed_by | otherwise: no_such_fact | tables[0].columns[0].otherwise",
                "otherwise: closed_by | otherwise: closed_at | tables[0].columns[0].otherwise",
                "otherwise: closed_by | words: nonsense | tables[0].columns[0].words",
                "otherwise: closed_by | as: unix_seconds | tables[0].columns[0].as",
                "otherwise: closed_by | as: nonsense | tables[0].columns[0].as",
                "otherwise: closed_by | instead: {when: closed_by, text: {en: x}} | tables[0].columns[0].instead.when",
                "otherwise: closed_by | instead: {when: blocked, text: {fr: x}} | tables[0].columns[0].instead.text",
                "otherwise: closed_by | shownIf: {column: nonsense, is: [x]} | tables[0].columns[0].shownIf.column",
                "otherwise: closed_by | shownIf: {column: status} | tables[0].columns[0].shownIf.is",
                "otherwise: closed_by | byClock: {noon: closed_by} | tables[0].columns[0].byClock",
                "anchor: closed_at | anchor: closed_by | tables[0].anchor",
                "anchor: closed_at | only: {nonsense: [x]} | tables[0].only.nonsense",
                "anchor: closed_at | name: {fr: x} | tables[0].name",
                "anchor: closed_at | name: {en: ../../etc} | tables[0].name",
                "anchor: closed_at | name: {en: ''} | tables[0].name",
                "dataset: conversations | dataset: nonsense | tables[0].dataset",
                "dataset: conversations | dataset: events | tables[0].dataset",
                "dataset: conversations | dataset: transcripts | tables[0].dataset",
                "locales: [en] | locales: [en, fr] | tables[0].columns[0].header",
                "locales: [en] | locales: [] | locales",
                "version: 1 | version: 0 | version",
                "description: A test | description: ' ' | description",
                "user: {en: User} | user: {fr: User} | words.sources.user",
                "id: test.layout | durations: minutes | durations"
            })
    void whatIsWrongIsNamedByItsPlace(String from, String to, String field) {
        assertThat(wrong(LAYOUT.replace(from, to))).contains(field);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        String layout = LAYOUT.replace("version: 1", "version: 0").replace("closed_by_name", "nonsense");
        assertThat(wrong(layout)).contains("version", "tables[0].columns[0].fact");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1 | version: \"1 | body",
                "version: 1 | version: [1] | version",
                "id: x | colour: red | colour"
            })
    void documentThatIsNoLayoutIsRefused(String from, String to, String field) {
        assertThat(wrong(LAYOUT.replace("test.layout", "x").replace(from, to))).containsExactly(field);
    }

    @Test
    void headingMayStandOnce() {
        String twice = LAYOUT + "      - fact: closed_at\n        header: {en: Heading}\n";
        assertThat(wrong(twice)).containsExactly("tables[0].columns[1].header");
    }

    @Test
    void emptyDocumentIsRefused() {
        assertThat(wrong("")).containsExactly("body");
        assertThat(wrong("null")).containsExactly("body");
    }

    @Test
    void layoutWithoutAnythingIsRefusedAndNotFailedOn() {
        assertThat(wrong("{}")).contains("version", "description", "locales", "tables");
        assertThat(wrong("tables: [null, {}, {columns: [null, {}]}]")).isNotEmpty();
        assertThat(wrong("{words: {a: null, b: {c: null}}, tables: [{dataset: agents, columns: [{}]}]}"))
                .isNotEmpty();
    }

    private List<String> wrong(String document) {
        Violations violations = new Violations();
        LayoutDocument.read(document, false, violations)
                .ifPresent(read -> LayoutRules.check(read.layout(), datasets, violations));
        return violations.list().stream().map(Violation::field).toList();
    }
}
