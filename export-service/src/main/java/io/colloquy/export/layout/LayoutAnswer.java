package io.colloquy.export.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.Datasets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A layout.
 *
 * @param version raised whenever the file's content changes, as in manifests
 * @param sha256 of its document, as in manifests
 * @param builtIn false for one of the account's own
 * @param locales languages of the headings; the first is the default
 * @param clocks what {@code clock} of a request can be; nothing if it has no meaning
 */
@Schema(name = "Layout")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LayoutAnswer(
        String id,
        int version,
        String sha256,
        boolean builtIn,
        String description,
        List<String> locales,
        List<String> clocks,
        List<Table> tables) {

    /**
     * A table.
     *
     * @param names its name per locale; nothing for that of the dataset
     * @param anchor the instant by which a range picks rows; nothing if a range has no meaning
     */
    @Schema(name = "LayoutTable")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Table(Map<String, String> names, String dataset, String anchor, List<Column> columns) {}

    /**
     * A column.
     *
     * @param id the dataset's column that it shows
     * @param headers heading per locale
     * @param unit nothing for what has no unit
     */
    @Schema(name = "LayoutColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(String id, Map<String, String> headers, String type, String unit, String description) {}

    static LayoutAnswer of(LayoutDocument document, Datasets datasets) {
        Layout layout = document.layout();
        return new LayoutAnswer(
                layout.id(),
                layout.version(),
                document.sha256(),
                document.builtIn(),
                layout.description(),
                layout.locales(),
                layout.knowsClocks() ? Clock.ALL : null,
                layout.tables().stream().map(table -> table(table, datasets)).toList());
    }

    private static Table table(Layout.Table table, Datasets datasets) {
        Optional<Dataset> dataset = datasets.find(table.dataset());
        return new Table(
                table.name(),
                table.dataset(),
                table.anchor(),
                table.columns().stream()
                        .map(column -> column(column, dataset.flatMap(found -> found.column(column.fact()))))
                        .toList());
    }

    private static Column column(Layout.Column column, Optional<DatasetColumn> shown) {
        return new Column(
                column.fact(),
                column.header(),
                shown.map(found -> found.type().name().toLowerCase(Locale.ROOT)).orElse(null),
                shown.map(DatasetColumn::unit).orElse(null),
                shown.map(DatasetColumn::description).orElse(null));
    }
}
