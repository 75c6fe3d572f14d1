package io.colloquy.report.backlog;

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

/** {@code GET /v1/reports/backlog}. */
@Path("/v1/reports/backlog")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Reports")
public class BacklogReportResource {
    private final ReportRequests requests;
    private final BacklogReportService reports;

    BacklogReportResource(ReportRequests requests, BacklogReportService reports) {
        this.requests = requests;
        this.reports = reports;
    }

    /** The report {@code backlog}. */
    @GET
    @Operation(
            operationId = "reportBacklog",
            summary = "What is open, unassigned, waiting and never answered",
            description =
                    "Now, with how long, whatever the range; and at the end of each bucket, that of the bucket that"
                            + " runs now. What was takes only filters on what is known at the opening: with another one it says"
                            + " notApplicable. The rates are about conversations opened in the range. Merged conversations are in"
                            + " no number. Without a range the last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<Report> backlog(@Context UriInfo address) {
        return requests.answer(address, ReportRequest.OWN, Interval.DAY, reports::report);
    }
}
