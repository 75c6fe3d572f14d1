package io.colloquy.ingest.calendar;

import io.colloquy.ingest.page.PageRequest;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/calendars}: when the account and its inboxes are open (API contract 05, Configuration). */
@Path("/v1/calendars")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "When the account and its inboxes are open")
class CalendarResource {
    private final CalendarService calendars;
    private final Caller caller;

    CalendarResource(CalendarService calendars, Caller caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listCalendars", summary = "The account's calendars, by id")
    public Uni<CalendarPage> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return calendars.page(caller.accountId(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCalendar", summary = "The calendar of the account (id account) or of an inbox")
    @APIResponse(responseCode = "200", description = "The calendar")
    @APIResponse(responseCode = "404", description = "The account has no calendar of that id")
    public Uni<Calendar> get(@PathParam("id") String id) {
        return calendars.get(caller.accountId(), id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCalendar",
            summary = "Make a calendar, or replace the whole of it",
            description = "Of the account (id account), or of an inbox. The change is an event in the log.")
    @APIResponse(responseCode = "200", description = "The calendar as it is now")
    public Uni<Calendar> put(
            @PathParam("id") String id, @NotNull(message = "must be an object") CalendarRequest calendar) {
        return calendars.put(caller.accountId(), id, calendar);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteCalendar", summary = "End a calendar; an inbox without one has the account's")
    @APIResponse(responseCode = "204", description = "It has ended")
    @APIResponse(responseCode = "404", description = "The account has no calendar of that id")
    public Uni<Void> delete(@PathParam("id") String id) {
        return calendars.delete(caller.accountId(), id);
    }
}
