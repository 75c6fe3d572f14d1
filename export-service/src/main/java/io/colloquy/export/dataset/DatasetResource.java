package io.colloquy.export.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colloquy.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be exported (exports 4.3). */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Catalogue")
public class DatasetResource {
    private final Datasets datasets;

    DatasetResource(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The answer. */
    @Schema(name = "DatasetList")
    public record DatasetList(List<DatasetAnswer> datasets) {}

    /**
     * A dataset.
     *
     * @param anchors instants by which a range may pick rows; the first is the default; none: a range has no meaning
     * @param formats what it can be had in: transcripts as pdf alone, which nothing else can
     * @param filters which filters have a meaning: those on conversations, campaign alone, none
     * @param adminOnly whether only an admin may export it
     * @param definitions version of the columns' definitions, as in manifests
     */
    @Schema(name = "Dataset")
    public record DatasetAnswer(
            String id,
            String description,
            List<String> anchors,
            List<String> formats,

            @Schema(enumeration = {"conversation", "campaign", "none"})
            String filters,

            boolean adminOnly,
            String definitions,

            @Schema(description = "None of transcripts, which are documents")
            List<ColumnAnswer> columns) {}

    /**
     * A column.
     *
     * @param unit null for what has no unit
     */
    @Schema(name = "DatasetColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ColumnAnswer(
            String id,

            @Schema(enumeration = {"text", "instant", "duration", "count", "boolean", "decimal"})
            String type,

            String unit,
            String description) {}

    /** Lists the datasets with their columns. */
    @GET
    @Operation(operationId = "listDatasets", summary = "List datasets and their columns")
    public DatasetList list() {
        return new DatasetList(
                datasets.all().stream().map(DatasetResource::answer).toList());
    }

    private static DatasetAnswer answer(Dataset dataset) {
        return new DatasetAnswer(
                dataset.id(),
                dataset.description(),
                dataset.offeredAnchors(),
                dataset.formats(),
                dataset.filters().name().toLowerCase(Locale.ROOT),
                dataset.adminOnly(),
                dataset.definitionsVersion(),
                dataset.columns().stream().map(DatasetResource::answer).toList());
    }

    private static ColumnAnswer answer(DatasetColumn column) {
        return new ColumnAnswer(
                column.id(), column.type().name().toLowerCase(Locale.ROOT), column.unit(), column.description());
    }
}
