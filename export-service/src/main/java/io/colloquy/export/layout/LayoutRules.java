package io.colloquy.export.layout;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.export.format.DurationStyle;
import io.colloquy.model.fact.FactType;
import io.colloquy.platform.selection.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what in a layout could not be written: when it comes, rather than in the middle of a job. Pure. */
final class LayoutRules {
    /** What a sheet and a file of a zip may be called. */
    private static final Pattern NAME = Pattern.compile("[^/\\\\\\[\\]:*?\\p{Cntrl}]{1,31}");

    private static final int MOST_TABLES = 20;
    private static final int MOST_COLUMNS = 1000;
    private static final int LONGEST = 2000;

    private final Layout layout;
    private final Datasets datasets;
    private final Violations violations;

    private LayoutRules(Layout layout, Datasets datasets, Violations violations) {
        this.layout = layout;
        this.datasets = datasets;
        this.violations = violations;
    }

    /** Names everything that is wrong in {@code violations}, by its place in the document. */
    static void check(Layout layout, Datasets datasets, Violations violations) {
        new LayoutRules(layout, datasets, violations).check();
    }

    private void check() {
        require(layout.version() != null && layout.version() > 0, "version", "must be a number from 1 on");
        require(isText(layout.description()), "description", "is missing: say what a row is");
        require(
                layout.locales() != null
                        && !layout.locales().isEmpty()
                        && layout.locales().stream().allMatch(LayoutRules::isText),
                "locales",
                "must name a language at least");
        require(
                layout.durations() == null
                        || DurationStyle.ofWire(layout.durations()).isPresent(),
                "durations",
                "unknown duration style " + layout.durations());
        require(layout.nullText() == null || layout.nullText().length() <= LONGEST, "null", "is too long");
        words();
        if (layout.tables() == null
                || layout.tables().isEmpty()
                || layout.tables().size() > MOST_TABLES) {
            violations.add("tables", "must be 1 to " + MOST_TABLES);
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < layout.tables().size(); i++) {
            Layout.Table table = layout.tables().get(i);
            String path = "tables[" + i + "]";
            if (table == null) {
                violations.add(path, "is empty");
            } else {
                table(table, path, names);
            }
        }
    }

    private void words() {
        if (layout.words() == null) {
            return;
        }
        layout.words().forEach((name, vocabulary) -> {
            if (vocabulary == null) {
                violations.add("words." + name, "is empty");
            } else {
                vocabulary.forEach((value, word) -> everyLocale(word, "words." + name + "." + value));
            }
        });
    }

    private void table(Layout.Table table, String path, Set<String> names) {
        Optional<Dataset> dataset = Optional.ofNullable(table.dataset()).flatMap(datasets::find);
        if (table.name() != null) {
            everyLocale(table.name(), path + ".name");
            require(
                    table.name().values().stream()
                            .allMatch(one -> one != null && NAME.matcher(one).matches()),
                    path + ".name",
                    "must have 1 to 31 characters, none of them / \\ [ ] : * ? or a control character");
        }
        String name = table.name() == null ? table.dataset() : String.valueOf(table.name());
        require(names.add(name), path + ".name", "another table has the same");
        if (table.columns() == null
                || table.columns().isEmpty()
                || table.columns().size() > MOST_COLUMNS) {
            violations.add(path + ".columns", "must be 1 to " + MOST_COLUMNS);
        }
        if (dataset.isEmpty()) {
            violations.add(path + ".dataset", "unknown dataset " + table.dataset());
            return;
        }
        require(!dataset.get().adminOnly(), path + ".dataset", table.dataset() + " is for admins and in no layout");
        require(dataset.get().isTable(), path + ".dataset", table.dataset() + " are documents and no table");
        anchor(table, dataset.get(), path);
        if (table.only() != null) {
            table.only().forEach((column, values) -> {
                column(dataset.get(), column, path + ".only." + column);
                require(isText(dataset.get(), column), path + ".only." + column, column + " is no text");
                require(values != null && !values.isEmpty(), path + ".only." + column, "must name a value at least");
            });
        }
        require(
                table.only() == null || dataset.get().rows() instanceof Dataset.Rows.Queried,
                path + ".only",
                "can't be had of " + table.dataset());
        Set<String> headings = new HashSet<>();
        for (int i = 0; table.columns() != null && i < table.columns().size(); i++) {
            Layout.Column column = table.columns().get(i);
            String place = path + ".columns[" + i + "]";
            if (column == null) {
                violations.add(place, "is empty");
            } else {
                column(column, dataset.get(), place);
                headings(column, headings, place + ".header");
            }
        }
    }

    /** In JSON a heading is a name, and of two that are alike one would be lost. */
    private void headings(Layout.Column column, Set<String> known, String path) {
        if (column.header() != null) {
            boolean others = column.header().entrySet().stream()
                    .map(heading -> known.add(heading.getKey() + "/" + heading.getValue()))
                    .reduce(true, Boolean::logicalAnd);
            require(others, path, "is there already");
        }
    }

    private void anchor(Layout.Table table, Dataset dataset, String path) {
        boolean fits = table.anchor() == null
                ? dataset.anchors().isEmpty()
                : dataset.anchor(table.anchor()).isPresent();
        require(fits, path + ".anchor", "unknown anchor " + table.anchor() + " of " + dataset.id());
    }

    private void column(Layout.Column column, Dataset dataset, String path) {
        column(dataset, column.fact(), path + ".fact");
        if (column.otherwise() != null) {
            column(dataset, column.otherwise(), path + ".otherwise");
            require(
                    type(dataset, column.otherwise()) == type(dataset, column.fact()),
                    path + ".otherwise",
                    "must be of the type of fact");
        }
        everyLocale(column.header(), path + ".header");
        byClock(column, dataset, path + ".byClock");
        converted(column, dataset, path);
        if (column.instead() != null) {
            column(dataset, column.instead().when(), path + ".instead.when");
            require(
                    type(dataset, column.instead().when()) == FactType.BOOLEAN,
                    path + ".instead.when",
                    column.instead().when() + " is no flag");
            everyLocale(column.instead().text(), path + ".instead.text");
            require(
                    column.words() != null || isText(dataset, column.fact()),
                    path + ".instead",
                    "can only stand where text does");
        }
        if (column.shownIf() != null) {
            column(dataset, column.shownIf().column(), path + ".shownIf.column");
            require(
                    column.shownIf().is() != null && !column.shownIf().is().isEmpty(),
                    path + ".shownIf.is",
                    "must name a value at least");
        }
    }

    private void byClock(Layout.Column column, Dataset dataset, String path) {
        if (column.byClock() == null) {
            return;
        }
        column.byClock().forEach((clock, fact) -> {
            require(Clock.ALL.contains(clock), path, "unknown clock " + clock);
            column(dataset, fact, path + "." + clock);
            require(
                    type(dataset, fact) == type(dataset, column.fact()),
                    path + "." + clock,
                    "must be of the type of fact");
        });
    }

    private void converted(Layout.Column column, Dataset dataset, String path) {
        FactType type = type(dataset, column.fact());
        if (column.words() != null) {
            require(
                    layout.words() != null && layout.words().containsKey(column.words()),
                    path + ".words",
                    "unknown vocabulary " + column.words());
            require(
                    type == null || type == FactType.TEXT || type == FactType.BOOLEAN,
                    path + ".words",
                    "only texts and flags have words");
        }
        if (column.as() != null) {
            Optional<Conversion> conversion = Conversion.ofWire(column.as());
            require(conversion.isPresent(), path + ".as", "must be one of " + Conversion.names());
            require(
                    conversion.isEmpty() || type == null || conversion.get().from() == type,
                    path + ".as",
                    "does not take values of " + column.fact());
            require(column.words() == null, path + ".as", "can't be combined with words");
        }
    }

    private void column(Dataset dataset, String id, String path) {
        require(type(dataset, id) != null, path, "unknown column " + id + " of " + dataset.id());
    }

    private static boolean isText(Dataset dataset, String id) {
        FactType type = type(dataset, id);
        return type == null || type == FactType.TEXT;
    }

    private static FactType type(Dataset dataset, String id) {
        return Optional.ofNullable(id)
                .flatMap(dataset::column)
                .map(DatasetColumn::type)
                .orElse(null);
    }

    private void everyLocale(Map<String, String> names, String path) {
        List<String> locales = layout.locales() == null ? List.of() : layout.locales();
        boolean complete = names != null
                && locales.stream()
                        .allMatch(locale ->
                                names.get(locale) != null && names.get(locale).length() <= LONGEST);
        require(complete, path, "must have a text for each locale");
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            violations.add(field, otherwise);
        }
    }
}
