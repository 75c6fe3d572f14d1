package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/metrics}: what each number means (metrics 2). */
@Path("/v1/metrics")
@RolesAllowed(Role.VIEWER_NAME)
public class CatalogueResource {
    /** The facts of a conversation in the order in which lists and files show them, then what reports count. */
    public record Catalogue(List<Metric> metrics) {}

    private static final Catalogue CATALOGUE = new Catalogue(Stream.of(
                    Arrays.stream(Fact.values())
                            .filter(fact -> !fact.isInternal())
                            .map(Metric::of),
                    Stream.of(
                            Metric.counted(
                                    "conversations_opened",
                                    "Conversations opened",
                                    "openings, each at its own time",
                                    "merged and test conversations"),
                            Metric.counted(
                                    "conversations_closed",
                                    "Conversations closed",
                                    "closes, each at its own time with its own source and category",
                                    "closes by merging or deleting the contact; merged and test conversations")),
                    ActivityMetrics.ALL.stream())
            .flatMap(metrics -> metrics)
            .toList());

    /** The definitions; the same for every account. */
    @GET
    @Operation(summary = "Every fact and count: its definition, unit, clock, null rule and source")
    public Catalogue metrics() {
        return CATALOGUE;
    }
}
