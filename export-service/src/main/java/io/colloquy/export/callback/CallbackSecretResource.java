package io.colloquy.export.callback;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/callback-secrets}: what callbacks are signed with. */
@Path("/v1/callback-secrets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "Callbacks")
public class CallbackSecretResource {
    private final CallbackSecretService service;
    private final Caller caller;

    CallbackSecretResource(CallbackSecretService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Makes one, and shows it this once. */
    @POST
    @Operation(
            operationId = "createCallbackSecret",
            summary = "Make a secret for callbacks, or replace it",
            description = "The answer shows it, and nothing does again. The one before signs beside it for 24 hours: a "
                    + "callback then carries two signatures.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = CallbackSecret.class)))
    public Uni<Response> create() {
        return service.create(caller.accountId()).map(made -> Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(made)
                .build());
    }

    /** Lists those that sign. */
    @GET
    @Operation(operationId = "listCallbackSecrets", summary = "Which secrets sign now; never the secrets themselves")
    public Uni<CallbackSecret.All> list() {
        return service.list(caller.accountId()).map(CallbackSecret.All::new);
    }

    /** Takes one out of use at once. */
    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteCallbackSecret",
            summary = "Take a secret out of use at once",
            description = "Without any, callbacks are not sent: what is owed is tried again until it is given up.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "The account has no such secret")
    public Uni<Void> delete(@PathParam("id") String id) {
        return service.delete(caller.accountId(), id);
    }
}
