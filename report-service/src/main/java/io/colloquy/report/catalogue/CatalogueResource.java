package io.colloquy.report.catalogue;

import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.Violations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /v1/metrics}: what each number means (metrics 2); the same for every account. */
@Path("/v1/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Metrics")
public class CatalogueResource {
    /** Entries of the catalogue. */
    public record Metrics(List<Metric> metrics) {}

    /** All of it, or one dataset's. */
    @GET
    @Operation(
            operationId = "listMetrics",
            summary = "Every fact, column and number: its definition, unit, clock, null rule, source and an example",
            description = "docs/metrics.md is made of it, and tells the conversations that the examples are about")
    @Parameter(
            name = "dataset",
            in = ParameterIn.QUERY,
            description = "Only the entries about the rows of this dataset",
            example = "shifts",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "The catalogue")
    @APIResponse(responseCode = "400", description = "There is no such dataset; violations names the parameter")
    public Metrics metrics(@Context UriInfo address) {
        Violations violations = new Violations();
        List<String> names = address.getQueryParameters().getOrDefault("dataset", List.of());
        if (names.size() > 1) {
            violations.add("dataset", "must be given once");
        }
        String name = names.isEmpty() ? null : names.getFirst();
        Optional<Dataset> dataset = Optional.ofNullable(name).flatMap(Dataset::fromWire);
        if (name != null && dataset.isEmpty()) {
            violations.add("dataset", "must be one of " + Dataset.names());
        }
        violations.throwIfAny();
        return new Metrics(dataset.map(Catalogue::of).orElseGet(Catalogue::all));
    }

    /** The one entry. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getMetric", summary = "One entry of the catalogue")
    @APIResponse(responseCode = "200", description = "The metric")
    @APIResponse(responseCode = "404", description = "There is no such metric")
    public Metric metric(@RestPath String id) {
        return Catalogue.find(id)
                .orElseThrow(() -> Problems.of(
                        Response.Status.NOT_FOUND,
                        "not-found",
                        "There is no metric " + id + "; GET /v1/metrics lists them all"));
    }
}
