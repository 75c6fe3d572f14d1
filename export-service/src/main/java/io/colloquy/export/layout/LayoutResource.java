package io.colloquy.export.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which files of other products can be made (exports 4.4). */
@Path("/v1/layouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Catalogue")
public class LayoutResource {
    private final Layouts layouts;
    private final Datasets datasets;

    LayoutResource(Layouts layouts, Datasets datasets) {
        this.layouts = layouts;
        this.datasets = datasets;
    }

    /** The answer. */
    @Schema(name = "LayoutList")
    public record LayoutList(List<LayoutAnswer> layouts) {}

    /**
     * A layout.
     *
     * @param version raised whenever the file's content changes, as in manifests
     * @param anchor the instant by which a range picks rows
     * @param locales languages of the headings; the first is the default
     */
    @Schema(name = "Layout")
    public record LayoutAnswer(
            String id,
            int version,
            String description,
            String dataset,
            String anchor,
            List<String> locales,
            List<ColumnAnswer> columns) {}

    /**
     * A column.
     *
     * @param id the dataset's column that it shows
     * @param headers heading per locale
     * @param unit null for what has no unit
     */
    @Schema(name = "LayoutColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ColumnAnswer(String id, Map<String, String> headers, String type, String unit, String description) {}

    /** Lists the layouts with their columns. */
    @GET
    @Operation(operationId = "listLayouts", summary = "List layouts and their columns")
    public LayoutList list() {
        return new LayoutList(layouts.all().stream().map(this::answer).toList());
    }

    private LayoutAnswer answer(Layout layout) {
        Dataset dataset = datasets.find(layout.dataset()).orElseThrow();
        return new LayoutAnswer(
                layout.id(),
                layout.version(),
                layout.description(),
                layout.dataset(),
                layout.anchor(),
                layout.locales(),
                layout.columns().stream()
                        .map(column ->
                                answer(column, dataset.column(column.fact()).orElseThrow()))
                        .toList());
    }

    private static ColumnAnswer answer(Layout.Column column, DatasetColumn shown) {
        return new ColumnAnswer(
                shown.id(),
                column.header(),
                shown.type().name().toLowerCase(Locale.ROOT),
                shown.unit(),
                shown.description());
    }
}
