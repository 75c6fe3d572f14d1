package io.colloquy.export.layout;

import io.colloquy.export.dataset.Datasets;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which files of other products can be made, and an account's own (exports 4.4). */
@Path("/v1/layouts")
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Catalogue")
public class LayoutResource {
    private static final String YAML = "application/yaml";

    private final LayoutService layouts;
    private final Datasets datasets;
    private final Caller caller;

    LayoutResource(LayoutService layouts, Datasets datasets, Caller caller) {
        this.layouts = layouts;
        this.datasets = datasets;
        this.caller = caller;
    }

    /** The answer. */
    @Schema(name = "LayoutList")
    public record LayoutList(List<LayoutAnswer> layouts) {}

    /** Lists the built-in layouts and the account's own with their columns. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listLayouts", summary = "List layouts and their columns")
    public Uni<LayoutList> list() {
        return layouts.list(caller.accountId())
                .map(found -> new LayoutList(found.stream()
                        .map(layout -> LayoutAnswer.of(layout, datasets))
                        .toList()));
    }

    /** One layout with its columns. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getLayout", summary = "A layout and its columns")
    @APIResponse(responseCode = "200", description = "The layout")
    @APIResponse(responseCode = "404", description = "There is no such layout")
    public Uni<LayoutAnswer> get(@PathParam("id") String id) {
        return layouts.get(caller.accountId(), id).map(layout -> LayoutAnswer.of(layout, datasets));
    }

    /** The document that describes a layout, as it was written. */
    @GET
    @Path("/{id}/document")
    @Produces(YAML)
    @Operation(
            operationId = "getLayoutDocument",
            summary = "The document that describes a layout",
            description = "Of a built-in one too: it is a good beginning for one's own")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "There is no such layout")
    public Uni<String> document(@PathParam("id") String id) {
        return layouts.get(caller.accountId(), id).map(LayoutDocument::document);
    }

    /** Stores a layout of the account's own. */
    @PUT
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, YAML})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "putLayout",
            summary = "Describe a layout of one's own, or describe it anew",
            description = "The document is YAML or JSON, at most 256 KiB; docs/exports.md tells what can stand in it."
                    + " Exports that are made from then on follow it, and their manifests name its hash")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "200", description = "The layout as it is now")
    @APIResponse(responseCode = "400", description = "The document is wrong; violations names every place")
    @APIResponse(responseCode = "409", description = "The id is that of a built-in layout, or the account has too many")
    @APIResponse(responseCode = "413", description = "The document is too large")
    public Uni<LayoutAnswer> put(@PathParam("id") String id, String document) {
        return layouts.put(caller.accountId(), id, document == null ? "" : document, caller.name())
                .map(layout -> LayoutAnswer.of(layout, datasets));
    }

    /** Deletes a layout of the account's own. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "deleteLayout",
            summary = "Delete a layout of one's own",
            description = "Files that were made by it stay; jobs that wait to be made by it fail")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "The account has no such layout")
    @APIResponse(responseCode = "409", description = "The layout is built in")
    public Uni<Void> delete(@PathParam("id") String id) {
        return layouts.delete(caller.accountId(), id);
    }
}
