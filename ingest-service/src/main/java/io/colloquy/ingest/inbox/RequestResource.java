package io.colloquy.ingest.inbox;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/connections/{connectionId}/requests}: what a channel sent, as it sent it (events 1.4). */
@Path("/v1/connections/{connectionId}/requests")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "channels", description = "What channels send in their own language")
class RequestResource {
    private final RequestService requests;
    private final Caller caller;

    RequestResource(RequestService requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listRequests", summary = "What a channel sent for a connection, the latest first")
    @APIResponse(responseCode = "200", description = "A page of requests, the latest first")
    @APIResponse(responseCode = "404", description = "The account has no such connection, and never had")
    public Uni<RequestPage> list(
            @PathParam("connectionId") String connectionId,
            @Parameter(description = "Received at this instant with offset or date or after it") @QueryParam("from")
                    String from,
            @Parameter(description = "Received before this instant or date") @QueryParam("to") String to,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return requests.page(caller.accountId(), connectionId, from, to, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{requestId}")
    @Operation(operationId = "getRequest", summary = "A request of a channel as it was received")
    @APIResponse(responseCode = "200", description = "The request")
    @APIResponse(responseCode = "404", description = "The connection has none of that id")
    public Uni<RequestDetail> get(
            @PathParam("connectionId") String connectionId, @PathParam("requestId") String requestId) {
        return requests.find(caller.accountId(), connectionId, requestId);
    }
}
