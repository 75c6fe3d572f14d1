package io.colloquy.ingest.connection;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/connections}: the account's numbers, pages, bots and mailboxes (API contract 05, Configuration). */
@Path("/v1/connections")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "connections", description = "The account's numbers, pages, bots and mailboxes")
class ConnectionResource {
    private final ConnectionService connections;
    private final Caller caller;

    ConnectionResource(ConnectionService connections, Caller caller) {
        this.connections = connections;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listConnections", summary = "The account's connections, by id")
    public Uni<ConnectionPage> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return connections.page(caller.accountId(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getConnection", summary = "A connection, without its secrets")
    @APIResponse(responseCode = "200", description = "The connection")
    @APIResponse(responseCode = "404", description = "The account has no connection of that id")
    public Uni<Connection> get(@PathParam("id") String id) {
        return connections.get(caller.accountId(), id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putConnection",
            summary = "Make a connection, or replace the whole of it",
            description = "In force within a second. Absent secrets and an absent verifyToken stay as they are; "
                    + "null removes them. The change is an event in the log.")
    @APIResponse(responseCode = "200", description = "The connection as it is now")
    @APIResponse(responseCode = "409", description = "The id is taken: ids are unique in the whole installation")
    public Uni<Connection> put(
            @PathParam("id") String id, @NotNull(message = "must be an object") ConnectionRequest connection) {
        return connections.put(caller.accountId(), id, connection);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteConnection", summary = "End a connection; its conversations stay")
    @APIResponse(responseCode = "204", description = "It has ended")
    @APIResponse(responseCode = "404", description = "The account has no connection of that id")
    public Uni<Void> delete(@PathParam("id") String id) {
        return connections.delete(caller.accountId(), id);
    }
}
