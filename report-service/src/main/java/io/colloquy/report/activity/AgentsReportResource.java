package io.colloquy.report.activity;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.RangePreset;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.Interval;
import io.colloquy.report.query.Selections;
import io.colloquy.report.report.Report;
import io.colloquy.report.report.ReportRequest;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /v1/reports/agents}. */
@Path("/v1/reports/agents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Reports")
public class AgentsReportResource {
    private final Caller caller;
    private final Selections selections;
    private final AgentsReportService reports;

    AgentsReportResource(Caller caller, Selections selections, AgentsReportService reports) {
        this.caller = caller;
        this.selections = selections;
        this.reports = reports;
    }

    /** The report {@code agents}. */
    @GET
    @Operation(
            operationId = "reportAgents",
            summary = "Shifts, states and slots of agents",
            description = "Whatever reaches into the range, as a whole and not cut; what has not ended has null end and"
                    + " duration and adds to no sum. Of filters only campaign has a meaning: with another one the"
                    + " components say notApplicable. Test and merged conversations are in no number. Without a range"
                    + " the last 30 days")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<Report> agents(@Context UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        String accountId = caller.accountId();
        Violations violations = new Violations();
        ReportRequest request = ReportRequest.read(parameters, Interval.DAY, violations);
        return selections
                .read(accountId, parameters, ReportRequest.OWN, Optional.of(RangePreset.LAST_30_DAYS), violations)
                .chain(selection -> reports.report(accountId, selection, request));
    }
}
