package io.colloquy.export.layout;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.export.dataset.Datasets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutRulesTest {
    private static final Map<String, String> HEADER = Map.of("en", "Heading");
    private final Datasets datasets = new Datasets();

    @Test
    void layoutOfKnownNamesIsAccepted() {
        Layout layout = layout("closed_at", column("closed_by_name", "closed_by", null, null));
        assertThatNoException().isThrownBy(() -> LayoutRules.check(layout, datasets));
    }

    @Test
    void unknownColumnIsNamed() {
        refused(layout("closed_at", column("no_such_fact", null, null, null)), "no_such_fact");
    }

    @Test
    void unknownSubstituteIsNamed() {
        refused(layout("closed_at", column("closed_by", "no_such_fact", null, null)), "no_such_fact");
    }

    @Test
    void unknownAnchorIsNamed() {
        refused(layout("closed_by", column("closed_by", null, null, null)), "closed_by");
    }

    @Test
    void unknownVocabularyIsNamed() {
        refused(layout("closed_at", column("closed_source", null, "sources", null)), "sources");
    }

    @Test
    void conditionThatIsNoFlagIsNamed() {
        Layout.Instead instead = new Layout.Instead("closed_by", HEADER);
        refused(layout("closed_at", column("closed_by", null, null, instead)), "closed_by");
    }

    @Test
    void missingLocaleIsFound() {
        Layout.Column french = new Layout.Column("closed_by", null, Map.of("fr", "Fermé par"), null, null);
        refused(layout("closed_at", french), "locale");
    }

    private void refused(Layout layout, String named) {
        assertThatThrownBy(() -> LayoutRules.check(layout, datasets))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(layout.id())
                .hasMessageContaining(named);
    }

    private static Layout.Column column(String fact, String otherwise, String words, Layout.Instead instead) {
        return new Layout.Column(fact, otherwise, HEADER, words, instead);
    }

    private static Layout layout(String anchor, Layout.Column column) {
        return new Layout(
                "test.layout",
                1,
                "Test",
                "conversations",
                anchor,
                List.of("en"),
                "seconds",
                "-",
                Map.of(),
                List.of(column));
    }
}
