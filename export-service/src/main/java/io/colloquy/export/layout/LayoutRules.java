package io.colloquy.export.layout;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.export.format.DurationStyle;
import io.colloquy.model.fact.FactType;
import java.util.Map;
import java.util.Optional;

/** Refuses a layout that could not be written, at the start rather than in the middle of a job. */
final class LayoutRules {
    private final Layout layout;
    private final Dataset dataset;

    private LayoutRules(Layout layout, Dataset dataset) {
        this.layout = layout;
        this.dataset = dataset;
    }

    /**
     * Checks every name in it.
     *
     * @throws IllegalStateException with what is wrong
     */
    static void check(Layout layout, Datasets datasets) {
        Dataset dataset =
                datasets.find(layout.dataset()).orElseThrow(() -> wrong(layout, "unknown dataset " + layout.dataset()));
        new LayoutRules(layout, dataset).check();
    }

    private void check() {
        require(dataset.anchors().contains(layout.anchor()), "unknown anchor " + layout.anchor());
        require(DurationStyle.ofWire(layout.durations()).isPresent(), "unknown duration style " + layout.durations());
        require(!layout.locales().isEmpty(), "no locale");
        layout.words().values().forEach(vocabulary -> vocabulary.values().forEach(this::requireEveryLocale));
        layout.columns().forEach(this::check);
    }

    private void check(Layout.Column column) {
        requireColumn(column.fact());
        Optional.ofNullable(column.otherwise()).ifPresent(this::requireColumn);
        requireEveryLocale(column.header());
        require(
                column.words() == null || layout.words().containsKey(column.words()),
                "unknown vocabulary " + column.words());
        if (column.instead() != null) {
            requireColumn(column.instead().when());
            require(
                    dataset.columnsById().get(column.instead().when()).type() == FactType.BOOLEAN,
                    column.instead().when() + " is no flag");
            requireEveryLocale(column.instead().text());
        }
    }

    private void requireColumn(String id) {
        require(dataset.column(id).isPresent(), "unknown column " + id);
    }

    private void requireEveryLocale(Map<String, String> names) {
        require(names.keySet().containsAll(layout.locales()), "a locale is missing in " + names);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(layout, otherwise);
        }
    }

    private static IllegalStateException wrong(Layout layout, String what) {
        return new IllegalStateException("layout " + layout.id() + ": " + what);
    }
}
