package io.colloquy.report.traffic;

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

/** {@code GET /v1/reports/traffic}. */
@Path("/v1/reports/traffic")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Reports")
public class TrafficReportResource {
    private final ReportRequests requests;
    private final TrafficReportService reports;

    TrafficReportResource(ReportRequests requests, TrafficReportService reports) {
        this.requests = requests;
        this.reports = reports;
    }

    /** The report {@code traffic}. */
    @GET
    @Operation(
            operationId = "reportTraffic",
            summary = "Page views, entry points, chats and invites",
            description =
                    "A row a campaign, entry point and bucket of time, an hour unless asked otherwise. An automatic"
                            + " invite is an entry point: shown is a view, accepted a click. Visits are page views of the"
                            + " campaign, repeated on each row of the bucket; visitors are distinct and can't be added up. Of"
                            + " filters only campaign has a meaning: with another one the components say notApplicable. Test and"
                            + " merged conversations are in no number. Without a range the last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<Report> traffic(@Context UriInfo address) {
        return requests.answer(address, ReportRequest.OWN, Interval.HOUR, reports::report);
    }
}
