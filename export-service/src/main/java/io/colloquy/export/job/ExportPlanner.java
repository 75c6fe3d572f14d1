package io.colloquy.export.job;

import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.DatasetQuery;
import io.colloquy.export.dataset.DatasetTable;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.export.format.CellText;
import io.colloquy.export.format.Compression;
import io.colloquy.export.format.CsvOptions;
import io.colloquy.export.format.DurationStyle;
import io.colloquy.export.format.OutputTable;
import io.colloquy.export.layout.Layout;
import io.colloquy.export.layout.LayoutTable;
import io.colloquy.export.layout.Layouts;
import io.colloquy.platform.selection.Filter;
import io.colloquy.platform.selection.SqlCondition;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settles what a request leaves to defaults and finds what it can't have. The same request and range give the same plan,
 * when it is accepted and whenever a worker takes it.
 */
@ApplicationScoped
class ExportPlanner {
    private static final String CSV = "csv";
    private static final String GZIP = "gzip";
    private static final int LONGEST_NAME = 200;

    private final Datasets datasets;
    private final Layouts layouts;

    ExportPlanner(Datasets datasets, Layouts layouts) {
        this.datasets = datasets;
        this.layouts = layouts;
    }

    /** The plan; empty if anything in the request is bad, then named in {@code violations}. */
    Optional<ExportPlan> plan(ExportRequest request, TimeRange range, Violations violations) {
        Optional<Layout> layout = layout(request, violations);
        Optional<Dataset> dataset =
                layout.isPresent() ? datasets.find(layout.get().dataset()) : dataset(request, violations);
        requireOneOf(request.format(), "format", List.of(CSV), violations);
        if (request.compression() != null) {
            requireOneOf(request.compression(), "compression", List.of(GZIP), violations);
        }
        if (request.name() != null
                && (request.name().isBlank() || request.name().length() > LONGEST_NAME)) {
            violations.add("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        CsvOptions csv = csv(request.csv(), violations);
        layout.ifPresent(found -> refuseWhatLayoutsSettle(request, found, violations));
        if (dataset.isEmpty()) {
            return Optional.empty();
        }
        String anchor = layout.map(Layout::anchor).orElseGet(() -> anchor(request, dataset.get(), violations));
        OutputTable table = layout.isPresent()
                ? layoutTable(request, layout.get(), dataset.get(), range.zone(), violations)
                : datasetTable(request, dataset.get(), range.zone(), violations);
        SqlCondition condition = condition(request, dataset.get(), anchor, range, violations);
        return violations.list().isEmpty()
                ? Optional.of(new ExportPlan(
                        dataset.get(),
                        layout,
                        anchor,
                        range,
                        condition,
                        table,
                        csv,
                        request.compression() == null ? Compression.NONE : Compression.GZIP))
                : Optional.empty();
    }

    private Optional<Layout> layout(ExportRequest request, Violations violations) {
        if (request.layout() == null) {
            return Optional.empty();
        }
        Optional<Layout> found = layouts.find(request.layout());
        if (found.isEmpty()) {
            violations.add(
                    "layout", oneOf(layouts.all().stream().map(Layout::id).toList()));
        }
        return found;
    }

    private Optional<Dataset> dataset(ExportRequest request, Violations violations) {
        if (request.layout() != null) {
            return Optional.empty();
        }
        if (request.locale() != null) {
            violations.add("locale", "only a layout has headings in a language");
        }
        List<String> ids = datasets.all().stream().map(Dataset::id).toList();
        Optional<Dataset> found = Optional.ofNullable(request.dataset()).flatMap(datasets::find);
        if (found.isEmpty()) {
            violations.add(
                    "dataset", request.dataset() == null ? "is missing: name a dataset or a layout" : oneOf(ids));
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
        if (request.anchor() != null && !request.anchor().equals(layout.anchor())) {
            violations.add("anchor", "the range of this layout goes by " + layout.anchor());
        }
    }

    private static String anchor(ExportRequest request, Dataset dataset, Violations violations) {
        String anchor = request.anchor() == null ? dataset.anchors().getFirst() : request.anchor();
        requireOneOf(anchor, "anchor", dataset.anchors(), violations);
        return dataset.anchors().contains(anchor) ? anchor : dataset.anchors().getFirst();
    }

    private static OutputTable layoutTable(
            ExportRequest request, Layout layout, Dataset dataset, ZoneId zone, Violations violations) {
        String locale = request.locale() == null ? layout.locales().getFirst() : request.locale();
        requireOneOf(locale, "locale", layout.locales(), violations);
        return LayoutTable.of(layout, dataset, locale, zone);
    }

    private static OutputTable datasetTable(
            ExportRequest request, Dataset dataset, ZoneId zone, Violations violations) {
        String style = request.durations() == null ? DurationStyle.SECONDS.wire() : request.durations();
        requireOneOf(style, "durations", DurationStyle.offered(), violations);
        CellText text = new CellText(zone, DurationStyle.ofWire(style).orElse(DurationStyle.SECONDS));
        return DatasetTable.of(columns(request.columns(), dataset, violations), text);
    }

    private static List<DatasetColumn> columns(List<String> asked, Dataset dataset, Violations violations) {
        if (asked == null) {
            return dataset.columns();
        }
        if (asked.isEmpty()) {
            violations.add("columns", "must name a column, or be left out for all");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "columns[" + i + "]";
            if (dataset.column(asked.get(i)).isEmpty()) {
                violations.add(field, "is no column of " + dataset.id() + ": GET /v1/datasets lists them");
            } else if (!seen.add(asked.get(i))) {
                violations.add(field, "is there already");
            }
        }
        return asked.stream().flatMap(id -> dataset.column(id).stream()).toList();
    }

    private static SqlCondition condition(
            ExportRequest request, Dataset dataset, String anchor, TimeRange range, Violations violations) {
        String column = dataset.column(anchor).orElseThrow().sql();
        SqlCondition inRange = range.condition(column, DatasetQuery.FIRST_PARAMETER);
        int next = DatasetQuery.FIRST_PARAMETER + inRange.parameters().size();
        return inRange.and(
                Filter.ofBody(request.filter(), range.zone(), violations).condition(next));
    }

    private static CsvOptions csv(ExportRequest.Csv asked, Violations violations) {
        CsvOptions standard = CsvOptions.DEFAULT;
        if (asked == null) {
            return standard;
        }
        if (asked.delimiter() != null) {
            requireOneOf(asked.delimiter(), "csv.delimiter", CsvOptions.DELIMITERS, violations);
        }
        if (asked.newline() != null) {
            requireOneOf(asked.newline(), "csv.newline", CsvOptions.NEWLINES, violations);
        }
        return new CsvOptions(
                orElse(asked.delimiter(), standard.delimiter()),
                orElse(asked.bom(), standard.bom()),
                orElse(asked.header(), standard.header()),
                orElse(asked.newline(), standard.newline()));
    }

    private static <T> T orElse(T value, T standard) {
        return value == null ? standard : value;
    }

    private static void requireOneOf(String value, String field, List<String> possible, Violations violations) {
        if (value == null) {
            violations.add(field, "is missing: " + oneOf(possible));
        } else if (!possible.contains(value)) {
            violations.add(field, oneOf(possible));
        }
    }

    private static String oneOf(List<String> possible) {
        return "must be one of "
                + String.join(", ", possible.stream().map(ExportPlanner::quoted).toList());
    }

    private static String quoted(String value) {
        return value.equals("\t") ? "\"\\t\"" : "\"" + value + "\"";
    }
}
