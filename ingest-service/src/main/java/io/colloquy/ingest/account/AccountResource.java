package io.colloquy.ingest.account;

import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/accounts}: for the installation's root key alone (API contract 05, Who). */
@Path("/v1/accounts")
@RolesAllowed(Role.ROOT_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AccountResource {
    private final AccountService accounts;

    AccountResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @POST
    public Uni<RestResponse<CreatedAccount>> create(@NotNull(message = "must be an object") NewAccount account) {
        return accounts.create(account).map(created -> RestResponse.status(Response.Status.CREATED, created));
    }

    @GET
    public Uni<Page<Account>> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return accounts.accounts(Page.after(cursor), size + 1).map(found -> Page.of(found, size, Account::id));
    }
}
