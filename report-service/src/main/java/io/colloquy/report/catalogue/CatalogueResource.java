package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/metrics}: what each number means (metrics 2). */
@Path("/v1/metrics")
@RolesAllowed(Role.VIEWER_NAME)
public class CatalogueResource {
    /** The facts in the order in which lists and files show them. */
    public record Catalogue(List<Metric> metrics) {}

    private static final Catalogue CATALOGUE = new Catalogue(Arrays.stream(Fact.values())
            .filter(fact -> !fact.isInternal())
            .map(Metric::of)
            .toList());

    /** The definitions; the same for every account. */
    @GET
    @Operation(summary = "Every fact: its definition, unit, clock, null rule and source")
    public Catalogue metrics() {
        return CATALOGUE;
    }
}
