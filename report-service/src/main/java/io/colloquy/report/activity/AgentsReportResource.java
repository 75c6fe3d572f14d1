package io.colloquy.report.activity;

import io.colloquy.platform.security.Role;
import io.colloquy.report.query.Interval;
import io.colloquy.report.report.Report;
import io.colloquy.report.report.ReportRequest;
import io.colloquy.report.report.ReportRequests;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /v1/reports/agents}. */
@Path("/v1/reports/agents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Reports")
public class AgentsReportResource {
    private final ReportRequests requests;
    private final AgentsReportService reports;

    AgentsReportResource(ReportRequests requests, AgentsReportService reports) {
        this.requests = requests;
        this.reports = reports;
    }

    /** The report {@code agents}. */
    @GET
    @Operation(
            operationId = "reportAgents",
            summary = "What came of agents' conversations, their shifts, states and slots",
            description =
                    "The leaderboard takes every filter: a conversation belongs to whoever held it in the range, a"
                            + " close to the closer, a response to its sender, a first response to whoever gave it, a survey to"
                            + " the agent whom it rates. Of shifts, states and slots whatever reaches into the range, as a whole and not cut; what has not ended has null end and"
                            + " duration and adds to no sum. Of filters only campaign has a meaning for them: with another one"
                            + " they say notApplicable. Test and merged conversations are in no number. Without a range"
                            + " the last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<Report> agents(@Context UriInfo address) {
        return requests.answer(address, ReportRequest.CLOCKED, Interval.DAY, reports::report);
    }
}
