package io.colloquy.export.link;

import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/links}: permanent addresses of one report each (exports 4.1). */
@Path("/v1/links")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "Links")
public class LinkResource {
    private final LinkService service;
    private final Caller caller;

    LinkResource(LinkService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Makes one, and shows its address this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createLink",
            summary = "Make a permanent address of a report",
            description = "Whoever has the address gets the report, fresh, without a key. It is shown this once: the "
                    + "token in it is stored as a hash. The columns are those of today.")
    @APIResponse(
            responseCode = "201",
            description = "Made; url is the address",
            content = @Content(schema = @Schema(implementation = Link.class)))
    @APIResponse(responseCode = "400", description = "The fields named in violations are wrong, or not possible")
    @APIResponse(responseCode = "409", description = "The account has as many links as it may")
    public Uni<Response> create(Link.Request request, @Context UriInfo uri) {
        return service.create(
                        caller.accountId(),
                        caller.name(),
                        request,
                        uri.getBaseUri().toString())
                .map(made -> Response.created(URI.create("/v1/links/" + made.id()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(made)
                        .build());
    }

    /** Lists them. */
    @GET
    @Operation(operationId = "listLinks", summary = "List all links, revoked and expired ones too, oldest first")
    public Uni<Link.All> list() {
        return service.list(caller.accountId());
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getLink", summary = "Show a link and how often it was used; never its address")
    @APIResponse(responseCode = "200", description = "The link")
    @APIResponse(responseCode = "404", description = "The account has no such link")
    public Uni<Link> get(@PathParam("id") String id) {
        return service.get(caller.accountId(), id(id));
    }

    /** Revokes one. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeLink", summary = "Revoke a link, at once and for good")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "The account has no such link")
    public Uni<Void> revoke(@PathParam("id") String id) {
        return service.revoke(caller.accountId(), id(id));
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound("link", id);
        }
    }
}
