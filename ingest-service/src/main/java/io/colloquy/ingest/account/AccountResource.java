package io.colloquy.ingest.account;

import io.colloquy.ingest.page.PageRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/accounts}: for the installation's root key alone (API contract 05, Who). */
@Path("/v1/accounts")
@RolesAllowed(Role.ROOT_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "The tenants; for the installation's root key")
class AccountResource {
    private final AccountService accounts;

    AccountResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createAccount", summary = "Make an account and its first admin key")
    @APIResponse(
            responseCode = "201",
            description = "The account, and its key this once",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreatedAccount.class)))
    @APIResponse(responseCode = "409", description = "There is an account of that id")
    public Uni<RestResponse<CreatedAccount>> create(@NotNull(message = "must be an object") NewAccount account) {
        return accounts.create(account).map(created -> RestResponse.status(Response.Status.CREATED, created));
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "The accounts, by id")
    public Uni<AccountPage> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return accounts.accounts(PageRequest.of(limit, cursor));
    }
}
