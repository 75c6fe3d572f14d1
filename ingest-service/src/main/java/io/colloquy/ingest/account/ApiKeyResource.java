package io.colloquy.ingest.account;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/keys}: the caller's account's keys (API contract 05, Who). */
@Path("/v1/keys")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys", description = "The account's API keys, good at all services within a second")
class ApiKeyResource {
    private static final String ID = "[A-Za-z0-9_-]{1,100}";

    private final AccountService accounts;
    private final Caller caller;

    ApiKeyResource(AccountService accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createKey", summary = "Make a key; it is shown this once")
    @APIResponse(
            responseCode = "201",
            description = "The key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreatedApiKey.class)))
    public Uni<RestResponse<CreatedApiKey>> create(@NotNull(message = "must be an object") NewApiKey key) {
        return accounts.createKey(caller.accountId(), key)
                .map(created -> RestResponse.status(Response.Status.CREATED, created));
    }

    @GET
    @Operation(operationId = "listKeys", summary = "The account's keys, expired and revoked ones too")
    public Uni<ApiKeyPage> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return accounts.keys(caller.accountId(), PageRequest.of(limit, cursor));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeKey", summary = "End a key, at all services within a second")
    @APIResponse(responseCode = "204", description = "It has ended")
    @APIResponse(responseCode = "404", description = "The account has no key of that id")
    public Uni<Void> revoke(@PathParam("id") String id) {
        if (!id.matches(ID)) {
            throw Problems.notFound("key", id);
        }
        return accounts.revoke(caller.accountId(), id);
    }
}
