package io.colloquy.report.report;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.RangePreset;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.Selections;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Named reports: numbers, for everyone who may see the account's figures. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Reports")
public class ReportResource {
    private final Caller caller;
    private final Selections selections;
    private final ReportService reports;

    ReportResource(Caller caller, Selections selections, ReportService reports) {
        this.caller = caller;
        this.selections = selections;
        this.reports = reports;
    }

    /** The report {@code conversations}. */
    @GET
    @Path("conversations")
    @Operation(
            operationId = "reportConversations",
            summary = "How many conversations were opened and closed, when, by what and by whom",
            description = "Openings and closes are counted each at its own time, a close with its own source and"
                    + " category. What was opened takes only filters on what is known at the opening: with another one"
                    + " its components say notApplicable. Merged conversations are in no count. Without a range the"
                    + " last 30 days")
    @Parameter(
            name = "interval",
            in = ParameterIn.QUERY,
            description = "Length of the time buckets",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"hour", "day", "week", "month"},
                            defaultValue = "day"))
    @Parameter(
            name = "weekStart",
            in = ParameterIn.QUERY,
            description = "First day of a week",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "monday"))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<Report> conversations(@Context UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        String accountId = caller.accountId();
        Violations violations = new Violations();
        ReportRequest request = ReportRequest.read(parameters, violations);
        return selections
                .read(accountId, parameters, ReportRequest.OWN, Optional.of(RangePreset.LAST_30_DAYS), violations)
                .chain(selection -> reports.conversations(accountId, selection, request));
    }
}
