package io.colloquy.export.job;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.DatasetSelection;
import io.colloquy.export.dataset.DatasetTable;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.export.format.CellText;
import io.colloquy.export.format.DurationStyle;
import io.colloquy.export.format.Format;
import io.colloquy.export.layout.Clock;
import io.colloquy.export.layout.Layout;
import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.export.layout.LayoutTable;
import io.colloquy.export.layout.Layouts;
import io.colloquy.model.fact.Fact;
import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settles what a request leaves to defaults and finds what it can't have. The same request, layout and range give the same
 * plan, when it is accepted and whenever a worker takes it.
 */
@ApplicationScoped
class ExportPlanner {
    private static final Set<String> CAMPAIGN = Set.of("campaign");

    private final Datasets datasets;
    private final Layouts layouts;

    ExportPlanner(Datasets datasets, Layouts layouts) {
        this.datasets = datasets;
        this.layouts = layouts;
    }

    /** Whether the request names a layout that is not built in. */
    boolean isOwnLayout(ExportRequest request) {
        return request.layout() != null && layouts.find(request.layout()).isEmpty();
    }

    /** Whether only an admin may ask for it. */
    boolean isForAdmins(ExportRequest request) {
        return Optional.ofNullable(request.dataset())
                .flatMap(datasets::find)
                .filter(Dataset::adminOnly)
                .isPresent();
    }

    /** Whether a range has a meaning for what is asked for; also where that is not known. */
    boolean knowsRange(ExportRequest request, Optional<LayoutDocument> own) {
        List<Dataset> read = layout(request, own)
                .map(document -> document.datasets().stream()
                        .flatMap(id -> datasets.find(id).stream())
                        .toList())
                .orElseGet(() -> Optional.ofNullable(request.dataset()).flatMap(datasets::find).stream()
                        .toList());
        return read.isEmpty()
                || read.stream().anyMatch(dataset -> !dataset.anchors().isEmpty());
    }

    /**
     * The plan; empty if anything in the request is bad, then named in {@code violations}.
     *
     * @param own the account's layout of the name asked for, if the request names one that is not built in
     */
    Optional<ExportPlan> plan(
            ExportRequest request, Optional<LayoutDocument> own, TimeRange range, Violations violations) {
        Optional<LayoutDocument> layout = layout(request, own);
        if (request.layout() != null && layout.isEmpty()) {
            violations.add("layout", "is not known here: GET /v1/layouts lists them");
        }
        Optional<Dataset> dataset = request.layout() == null ? dataset(request, violations) : Optional.empty();
        FileOptions options = FileOptions.of(
                request,
                layout.map(LayoutDocument::layout),
                dataset.map(Dataset::formats).orElse(Format.OF_TABLES),
                violations);
        layout.ifPresent(found -> refuseWhatLayoutsSettle(request, found.layout(), violations));
        if (layout.isEmpty() && dataset.isEmpty()) {
            return Optional.empty();
        }
        Filter filter = Filter.ofBody(request.filter(), range.zone(), violations);
        List<ExportPlan.Table> tables = layout.isPresent()
                ? layoutTables(request, layout.get().layout(), filter, range, violations)
                : List.of(
                        dataset.orElseThrow().isTable()
                                ? datasetTable(request, dataset.get(), filter, range, violations)
                                : documents(request, dataset.get(), filter, range, violations));
        tables.forEach(table -> refuseWithoutMeaning(table.selection().dataset(), filter, violations));
        return violations.list().isEmpty()
                ? Optional.of(new ExportPlan(layout, options.format(), tables, options.csv(), options.compression()))
                : Optional.empty();
    }

    private Optional<LayoutDocument> layout(ExportRequest request, Optional<LayoutDocument> own) {
        return request.layout() == null
                ? Optional.empty()
                : layouts.find(request.layout()).or(() -> own);
    }

    private Optional<Dataset> dataset(ExportRequest request, Violations violations) {
        if (request.locale() != null) {
            violations.add("locale", "only a layout has headings in a language");
        }
        if (request.clock() != null) {
            violations.add("clock", "only a layout has one: a dataset has columns of both clocks");
        }
        List<String> ids = datasets.all().stream().map(Dataset::id).toList();
        Optional<Dataset> found = Optional.ofNullable(request.dataset()).flatMap(datasets::find);
        if (found.isEmpty()) {
            violations.add(
                    "dataset",
                    request.dataset() == null ? "is missing: name a dataset or a layout" : FileOptions.oneOf(ids));
        }
        return found;
    }

    private static void refuseWhatLayoutsSettle(ExportRequest request, Layout layout, Violations violations) {
        if (request.dataset() != null) {
            violations.add("dataset", "can't be combined with a layout");
        }
        if (request.columns() != null) {
            violations.add("columns", "a layout has its own columns");
        }
        if (request.durations() != null) {
            violations.add("durations", "a layout writes durations as the original does");
        }
        if (request.anchor() != null
                && layout.tables().stream().noneMatch(table -> request.anchor().equals(table.anchor()))) {
            violations.add(
                    "anchor",
                    "the range of this layout goes by "
                            + String.join(
                                    ", ",
                                    layout.tables().stream()
                                            .map(table -> String.valueOf(table.anchor()))
                                            .toList()));
        }
    }

    /** A filter that has no meaning is not silently left out. */
    private static void refuseWithoutMeaning(Dataset dataset, Filter filter, Violations violations) {
        Set<String> without =
                switch (dataset.filters()) {
                    case CONVERSATION -> Set.of();
                    case CAMPAIGN -> filter.askedBeside(CAMPAIGN);
                    case NONE -> filter.askedBeside(Set.of());
                };
        without.forEach(field -> violations.add("filter." + field, "has no meaning for " + dataset.id()));
    }

    private List<ExportPlan.Table> layoutTables(
            ExportRequest request, Layout layout, Filter filter, TimeRange range, Violations violations) {
        String locale = request.locale() == null ? layout.locales().getFirst() : request.locale();
        FileOptions.requireOneOf(locale, "locale", layout.locales(), violations);
        String clock = request.clock() == null ? Clock.PUBLICATION : request.clock();
        FileOptions.requireOneOf(clock, "clock", Clock.ALL, violations);
        if (request.clock() != null && !layout.knowsClocks()) {
            violations.add("clock", "has no meaning for " + layout.id());
        }
        List<ExportPlan.Table> tables = new ArrayList<>();
        for (Layout.Table table : layout.tables()) {
            Dataset dataset = datasets.find(table.dataset()).orElseThrow();
            LayoutTable.Laid laid =
                    LayoutTable.of(layout, table, dataset, new LayoutTable.Printed(locale, range.zone(), clock));
            Dataset.Anchor anchor = table.anchor() == null
                    ? null
                    : dataset.anchor(table.anchor()).orElseThrow();
            tables.add(new ExportPlan.Table(
                    new DatasetSelection(
                            dataset,
                            laid.selected(),
                            anchor,
                            range,
                            filter,
                            table.only() == null ? Map.of() : table.only()),
                    laid.table()));
        }
        return tables;
    }

    private static ExportPlan.Table datasetTable(
            ExportRequest request, Dataset dataset, Filter filter, TimeRange range, Violations violations) {
        String style = request.durations() == null ? DurationStyle.SECONDS.wire() : request.durations();
        FileOptions.requireOneOf(style, "durations", DurationStyle.offered(), violations);
        CellText text = new CellText(range.zone(), DurationStyle.ofWire(style).orElse(DurationStyle.SECONDS));
        List<DatasetColumn> columns = columns(request.columns(), dataset, violations);
        return new ExportPlan.Table(
                new DatasetSelection(
                        dataset,
                        columns.stream().map(DatasetColumn::id).toList(),
                        anchor(request, dataset, violations),
                        range,
                        filter,
                        Map.of()),
                DatasetTable.of(dataset, columns, text));
    }

    private static ExportPlan.Table documents(
            ExportRequest request, Dataset dataset, Filter filter, TimeRange range, Violations violations) {
        if (request.columns() != null) {
            violations.add("columns", dataset.id() + " has none: it is a zip of documents");
        }
        if (request.durations() != null) {
            violations.add("durations", "has no meaning for " + dataset.id());
        }
        return new ExportPlan.Table(
                new DatasetSelection(
                        dataset,
                        List.of(Fact.CONVERSATION_ID.id()),
                        anchor(request, dataset, violations),
                        range,
                        filter,
                        Map.of()),
                DatasetTable.of(dataset, List.of(), new CellText(range.zone(), DurationStyle.SECONDS)));
    }

    private static Dataset.Anchor anchor(ExportRequest request, Dataset dataset, Violations violations) {
        if (dataset.anchors().isEmpty()) {
            if (request.anchor() != null) {
                violations.add("anchor", "a range has no meaning for " + dataset.id());
            }
            return null;
        }
        String anchor = request.anchor() == null ? dataset.offeredAnchors().getFirst() : request.anchor();
        FileOptions.requireOneOf(anchor, "anchor", dataset.offeredAnchors(), violations);
        return dataset.anchor(anchor).orElse(dataset.anchors().getFirst());
    }

    private static List<DatasetColumn> columns(List<String> asked, Dataset dataset, Violations violations) {
        if (asked == null) {
            return dataset.columns();
        }
        if (asked.isEmpty()) {
            violations.add("columns", "must name a column, or be left out for all");
        }
        Set<String> seen = new HashSet<>();
        List<DatasetColumn> found = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "columns[" + i + "]";
            Optional<DatasetColumn> column = dataset.column(asked.get(i)).filter(known -> !known.layoutsOnly());
            if (column.isEmpty()) {
                violations.add(field, "is no column of " + dataset.id() + ": GET /v1/datasets lists them");
            } else if (seen.add(asked.get(i))) {
                found.add(column.get());
            } else {
                violations.add(field, "is there already");
            }
        }
        return found;
    }
}
