package io.colloquy.report.change;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.report.query.CursorCodec;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /v1/changes}: which numbers are others than they were, for who has read them already. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Conversations")
public class ChangeResource {
    private final Caller caller;
    private final CursorCodec cursors;
    private final ChangeService changes;

    ChangeResource(Caller caller, CursorCodec cursors, ChangeService changes) {
        this.caller = caller;
        this.cursors = cursors;
        this.changes = changes;
    }

    /** A page of the list. */
    @GET
    @Operation(
            operationId = "listChanges",
            summary = "Lists conversations whose facts changed after they were first computed, and why",
            description =
                    "A conversation comes with its own last change, and with the last that another conversation of"
                            + " its contact brought. Ask next time since what the last page says as until: then no change is"
                            + " missed and none comes twice")
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            required = true,
            description = "Only changes after this instant",
            example = "2026-03-01T09:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "Only changes for this reason",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "event",
                                "late_event",
                                "time",
                                "configuration",
                                "definition",
                                "other_conversation"
                            }))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "The most changes on a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<ChangePage> list(@Context UriInfo address) {
        return changes.list(ChangeQuery.read(caller.accountId(), address.getQueryParameters(), cursors));
    }
}
