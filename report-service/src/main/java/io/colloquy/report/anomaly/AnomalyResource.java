package io.colloquy.report.anomaly;

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

/** What in conversations' events can't be so: for operators. */
@Path("/v1/anomalies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Anomalies")
public class AnomalyResource {
    private final Caller caller;
    private final CursorCodec cursors;
    private final AnomalyListService anomalies;

    AnomalyResource(Caller caller, CursorCodec cursors, AnomalyListService anomalies) {
        this.caller = caller;
        this.cursors = cursors;
        this.anomalies = anomalies;
    }

    /** A page of the list. */
    @GET
    @Operation(
            operationId = "listAnomalies",
            summary = "Lists what in conversations' events can't be so",
            description = "Illegal steps, durations out of order, events that can't be read, conversations whose facts"
                    + " could not be worked out, and merges that lead in a circle. They change no fact")
    @Parameter(
            name = "code",
            in = ParameterIn.QUERY,
            description = "Only anomalies of this kind",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "second_opening",
                                "close_of_closed",
                                "reopen_of_open",
                                "after_merge",
                                "merge_cycle",
                                "negative_duration",
                                "event_unreadable",
                                "fold_failed"
                            }))
    @Parameter(
            name = "conversation",
            in = ParameterIn.QUERY,
            description = "Only anomalies of the conversation of this id",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "The most anomalies on a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "A page of findings")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<AnomalyPage> list(@Context UriInfo address) {
        return anomalies.list(AnomalyQuery.read(caller.accountId(), address.getQueryParameters(), cursors));
    }
}
