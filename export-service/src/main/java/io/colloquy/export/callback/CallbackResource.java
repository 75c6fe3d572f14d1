package io.colloquy.export.callback;

import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the callback of an export stands. */
@Path("/v1/exports/{id}/callback")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Callbacks")
public class CallbackResource {
    private final CallbackService service;
    private final Caller caller;

    CallbackResource(CallbackService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Shows what became of it so far. */
    @GET
    @Operation(operationId = "getExportCallback", summary = "Whether the callback was delivered, and why not")
    @APIResponse(responseCode = "200", description = "How the callback stands")
    @APIResponse(responseCode = "404", description = "The account has no such export, or it asked for no callback")
    public Uni<CallbackAnswer> get(@PathParam("id") String id) {
        try {
            return service.get(caller.accountId(), UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound("export", id);
        }
    }
}
