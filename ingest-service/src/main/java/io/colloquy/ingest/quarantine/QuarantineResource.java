package io.colloquy.ingest.quarantine;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/quarantine}: what was sent and is no event, and why (events 1.2, rule 2). */
@Path("/v1/quarantine")
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "quarantine", description = "What was sent and is no event")
class QuarantineResource {
    private final QuarantineService quarantine;
    private final Caller caller;

    QuarantineResource(QuarantineService quarantine, Caller caller) {
        this.quarantine = quarantine;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listQuarantine", summary = "The quarantined events, the latest first")
    public Uni<QuarantinePage> list(
            @Parameter(description = "Only those quarantined for this reason") @QueryParam("code") String code,
            @Parameter(description = "Only parts of this connection's requests") @QueryParam("connectionId")
                    String connectionId,
            @Parameter(description = "true: only those replayed since; false: only those still in quarantine")
                    @QueryParam("replayed")
                    String replayed,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        QuarantineFilter filter = QuarantineFilter.of(code, connectionId, replayed);
        return quarantine.page(caller.accountId(), filter, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}/raw")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getQuarantinedBytes", summary = "A quarantined event as it was received")
    @APIResponse(
            responseCode = "200",
            description = "Its bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "The account has none of that id")
    public Uni<byte[]> raw(@PathParam("id") String id) {
        return quarantine.raw(caller.accountId(), id);
    }
}
