package io.colloquy.ingest.account;

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
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/keys}: the caller's account's keys (API contract 05, Who). */
@Path("/v1/keys")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ApiKeyResource {
    private static final String ID = "[A-Za-z0-9_-]{1,100}";

    private final AccountService accounts;
    private final Caller caller;

    ApiKeyResource(AccountService accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    public Uni<RestResponse<CreatedApiKey>> create(@NotNull(message = "must be an object") NewApiKey key) {
        return accounts.createKey(caller.accountId(), key)
                .map(created -> RestResponse.status(Response.Status.CREATED, created));
    }

    @GET
    public Uni<Page<ApiKey>> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return accounts.keys(caller.accountId(), Page.after(cursor), size + 1)
                .map(found -> Page.of(found, size, ApiKey::id));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> revoke(@PathParam("id") String id) {
        if (!id.matches(ID)) {
            throw Problems.notFound("key", id);
        }
        return accounts.revoke(caller.accountId(), id);
    }
}
