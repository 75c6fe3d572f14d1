package io.colloquy.report.report;

import io.colloquy.platform.security.Role;
import io.colloquy.report.query.Interval;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Named reports: numbers, for everyone who may see the account's figures. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Reports")
public class ReportResource {
    private static final String WRONG = "A parameter is wrong; violations names it";

    private final ReportRequests requests;
    private final ReportService reports;

    ReportResource(ReportRequests requests, ReportService reports) {
        this.requests = requests;
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
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = WRONG)
    public Uni<Report> conversations(@Context UriInfo address) {
        return draw(ConversationsReport.NAME, address, ReportRequest.OWN, ConversationsReport::parts);
    }

    /** The report {@code responses}. */
    @GET
    @Path("responses")
    @Operation(
            operationId = "reportResponses",
            summary = "How long customers waited for an answer",
            description = "First response, first assignment to first response, last assignment to response and average"
                    + " response time of the conversations that were last closed in the range, and each response by its"
                    + " own time: how many, average, median and 90th percentile with the period before, how many took"
                    + " how long, and all of it over time. Merged conversations are in no number. Without a range the"
                    + " last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = WRONG)
    public Uni<Report> responses(@Context UriInfo address) {
        return draw(DurationsReport.RESPONSES, address, ReportRequest.CLOCKED, DurationsReport::responses);
    }

    /** The report {@code resolutions}. */
    @GET
    @Path("resolutions")
    @Operation(
            operationId = "reportResolutions",
            summary = "How long it took until conversations were closed",
            description = "From the opening, the first and the last assignment to the last close, of the conversations"
                    + " that were last closed in the range: how many, average, median and 90th percentile with the"
                    + " period before, how many took how long, and all of it over time. Merged conversations are in no"
                    + " number. Without a range the last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = WRONG)
    public Uni<Report> resolutions(@Context UriInfo address) {
        return draw(DurationsReport.RESOLUTIONS, address, ReportRequest.CLOCKED, DurationsReport::resolutions);
    }

    /** The report {@code satisfaction}. */
    @GET
    @Path("satisfaction")
    @Operation(
            operationId = "reportSatisfaction",
            summary = "What customers answered, and how many did",
            description = "CSAT, NPS and response rate with the period before and over time, answers by kind and score"
                    + " and by kind and face, each survey by its own time. Surveys of merged conversations are in no"
                    + " number. Without a range the last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = WRONG)
    public Uni<Report> satisfaction(@Context UriInfo address) {
        return draw(SatisfactionReport.NAME, address, ReportRequest.OWN, SatisfactionReport::parts);
    }

    /** The report {@code messages}. */
    @GET
    @Path("messages")
    @Operation(
            operationId = "reportMessages",
            summary = "Messages in and out, by channel, author and hour",
            description =
                    "Each message by the time of its publication; broadcasts are counted apart. Messages of merged"
                            + " conversations are in no number. Without a range the last 30 days")
    @APIResponse(responseCode = "200", description = "The report")
    @APIResponse(responseCode = "400", description = WRONG)
    public Uni<Report> messages(@Context UriInfo address) {
        return draw(MessagesReport.NAME, address, ReportRequest.OWN, MessagesReport::parts);
    }

    private Uni<Report> draw(String name, UriInfo address, Set<String> own, Function<ReportRequest, List<Part>> parts) {
        return requests.answer(
                address,
                own,
                Interval.DAY,
                (accountId, selection, request) ->
                        reports.report(name, accountId, selection, request, parts.apply(request)));
    }
}
