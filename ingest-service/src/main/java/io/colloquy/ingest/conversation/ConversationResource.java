package io.colloquy.ingest.conversation;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/conversations/{id}/close} (events 1.4). */
@Path("/v1/conversations")
@RolesAllowed(Role.OPERATOR_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conversations", description = "Closing by hand")
class ConversationResource {
    private static final String ID = "The conversation's id; a / in it is written %2F";
    private static final String KEY =
            "Sent again with the same body, it closes once; with another body it is refused. It is never forgotten";

    private final ConversationService conversations;
    private final Caller caller;

    ConversationResource(ConversationService conversations, Caller caller) {
        this.conversations = conversations;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "closeConversation",
            summary = "Close a conversation",
            description = "An event like any other: with an agentId its source is user, without one api. "
                    + "To close a closed conversation changes nothing and is listed as an anomaly.")
    @APIResponse(responseCode = "200", description = "The close is in the log")
    @APIResponse(responseCode = "404", description = "The account has no such conversation")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key came with another body")
    public Uni<Closing> close(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            CloseRequest request) {
        return conversations.close(
                caller.accountId(),
                id,
                request == null ? CloseRequest.NOTHING : request,
                caller.name(),
                idempotencyKey);
    }
}
