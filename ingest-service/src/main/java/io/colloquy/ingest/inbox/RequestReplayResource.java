package io.colloquy.ingest.inbox;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code POST /v1/connections/{connectionId}/replay}: what a channel sent is translated again, by a better adapter. */
@Path("/v1/connections/{connectionId}/replay")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "channels", description = "What channels send in their own language")
class RequestReplayResource {
    private final RequestService requests;
    private final Caller caller;

    RequestReplayResource(RequestService requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Operation(
            operationId = "replayRequests",
            summary = "Translate requests of a connection again: one, a span, or all",
            description = "Adds what is new and repeats nothing. The translation follows the answer; "
                    + "until it is done, the watermark stands before them.")
    @APIResponse(responseCode = "202", description = "They are going to be translated again")
    @APIResponse(responseCode = "404", description = "The account has no such connection, or it has no such request")
    public Uni<ReplayReceipt> replay(@PathParam("connectionId") String connectionId, @NotNull ReplayRequest which) {
        return requests.replay(caller.accountId(), connectionId, which);
    }
}
