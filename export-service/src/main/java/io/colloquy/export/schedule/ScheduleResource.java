package io.colloquy.export.schedule;

import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/schedules}: jobs that are asked for again and again (exports 4.1). */
@Path("/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "Schedules")
public class ScheduleResource {
    private final ScheduleService service;
    private final Caller caller;

    ScheduleResource(ScheduleService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Makes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSchedule",
            summary = "Make a schedule",
            description =
                    "Each run is a job, made once whatever happens. The clocks of the zone count: a time that they "
                            + "leave out runs as long after the gap as it lies in it, one that they show twice runs once. What a "
                            + "pause or an outage missed runs once afterwards.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location is the schedule",
            content = @Content(schema = @Schema(implementation = Schedule.class)))
    @APIResponse(responseCode = "400", description = "The fields named in violations are wrong, or not possible")
    @APIResponse(responseCode = "409", description = "The account has as many schedules as it may")
    public Uni<Response> create(Schedule.Request request) {
        return service.create(caller.accountId(), caller.name(), request)
                .map(made -> Response.created(URI.create("/v1/schedules/" + made.id()))
                        .entity(made)
                        .build());
    }

    /** Lists them. */
    @GET
    @Operation(operationId = "listSchedules", summary = "List all schedules, oldest first")
    public Uni<Schedule.All> list() {
        return service.list(caller.accountId());
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getSchedule", summary = "Show a schedule, its next and its last run")
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "The account has no such schedule")
    public Uni<Schedule> get(@PathParam("id") String id) {
        return service.get(caller.accountId(), id(id));
    }

    /** Replaces one. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSchedule",
            summary = "Replace a schedule",
            description = "With another cron or zone its times begin anew; otherwise a run that is owed stays owed.")
    @APIResponse(responseCode = "200", description = "The schedule as it is now")
    @APIResponse(responseCode = "404", description = "The account has no such schedule")
    public Uni<Schedule> replace(@PathParam("id") String id, Schedule.Request request) {
        return service.replace(caller.accountId(), caller.name(), id(id), request);
    }

    /** Pauses one. */
    @POST
    @Path("/{id}/pause")
    @Operation(operationId = "pauseSchedule", summary = "Pause a schedule")
    @APIResponse(responseCode = "200", description = "The schedule, which pauses")
    @APIResponse(responseCode = "404", description = "The account has no such schedule")
    public Uni<Schedule> pause(@PathParam("id") String id) {
        return service.pause(caller.accountId(), id(id), true);
    }

    /** Lets one go on. */
    @POST
    @Path("/{id}/resume")
    @Operation(operationId = "resumeSchedule", summary = "End a pause: what it missed runs once")
    @APIResponse(responseCode = "200", description = "The schedule, which runs")
    @APIResponse(responseCode = "404", description = "The account has no such schedule")
    public Uni<Schedule> resume(@PathParam("id") String id) {
        return service.pause(caller.accountId(), id(id), false);
    }

    /** Deletes one. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteSchedule", summary = "Delete a schedule; its jobs stay")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "The account has no such schedule")
    public Uni<Void> delete(@PathParam("id") String id) {
        return service.delete(caller.accountId(), id(id));
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound("schedule", id);
        }
    }
}
