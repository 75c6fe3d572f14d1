package io.colloquy.export.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs (exports 4.1). */
@Path("/v1/exports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Exports")
public class ExportResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LONGEST_PAGE = 500;
    private static final int LONGEST_KEY = 200;

    private final ExportService service;
    private final ExportProgress progress;
    private final ProgressFrames frames;
    private final Caller caller;

    ExportResource(ExportService service, ExportProgress progress, ProgressFrames frames, Caller caller) {
        this.service = service;
        this.progress = progress;
        this.frames = frames;
        this.caller = caller;
    }

    /** Queues a job. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createExport",
            summary = "Ask for a file",
            description =
                    "Queues a job. Its file holds everything that was acknowledged before this request. An operator's "
                            + "range has at most 30 days (or as many as the account's settings say), or is a month by "
                            + "preset; an admin may ask for any range, and alone for the dataset events.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ExportRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "Queued; Location is the job",
            content = @Content(schema = @Schema(implementation = ExportAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The job that the same Idempotency-Key and body made before",
            content = @Content(schema = @Schema(implementation = ExportAnswer.class)))
    @APIResponse(responseCode = "400", description = "The fields named in violations are wrong, or not possible")
    @APIResponse(
            responseCode = "403",
            description =
                    "The range is longer than the caller may ask for (limitDays says how long), or the dataset is "
                            + "for another role (requiredRole)")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key came with another body")
    @APIResponse(
            responseCode = "429",
            description = "Too many live exports in the account; Retry-After says when to ask again")
    public Uni<Response> create(
            JsonNode body,
            @Parameter(description = "Remembered for 24 hours: asking twice with the same key makes one job")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            throw Problems.invalid("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        return service.create(ExportService.Asker.of(caller), body, idempotencyKey)
                .map(accepted -> Response.status(accepted.isNew() ? Response.Status.ACCEPTED : Response.Status.OK)
                        .location(URI.create("/v1/exports/" + accepted.export().id()))
                        .entity(accepted.export())
                        .build());
    }

    /** Lists jobs, newest first. */
    @GET
    @Operation(operationId = "listExports", summary = "List exports, newest first")
    public Uni<ExportPage> list(
            @Parameter(description = "Only jobs in this state") @QueryParam("state") String state,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Jobs a page, 1 to 500; 50 by default") @QueryParam("limit") Integer limit) {
        int size = limit == null ? DEFAULT_LIMIT : limit;
        if (size < 1 || size > LONGEST_PAGE) {
            throw Problems.invalid("limit", "must be between 1 and " + LONGEST_PAGE);
        }
        return service.list(caller.accountId(), state(state), cursor(cursor), size);
    }

    /** Shows a job. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getExport", summary = "Show an export and its progress")
    @APIResponse(responseCode = "200", description = "The job")
    @APIResponse(responseCode = "404", description = "The account has no such export")
    public Uni<ExportAnswer> get(@PathParam("id") String id) {
        return service.get(caller.accountId(), jobId(id));
    }

    /** Cancels a job or deletes its file. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteExport", summary = "Cancel a live export, or delete the file of an ended one")
    @APIResponse(responseCode = "204", description = "Done, or nothing was left to do")
    @APIResponse(responseCode = "404", description = "The account has no such export")
    public Uni<Void> delete(@PathParam("id") String id) {
        return service.remove(caller.accountId(), jobId(id));
    }

    /** Streams a job's progress. */
    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followExport",
            summary = "Follow an export by server-sent events",
            description =
                    "One event progress with the job as it is, one whenever something of it has changed, and at its "
                            + "end one event ended, after which the stream closes. Comments keep a silent stream open. Each event "
                            + "holds the whole job, so a client that comes back needs no Last-Event-ID and loses nothing. A "
                            + "stream lasts ten minutes at most; come back for more.")
    @APIResponse(
            responseCode = "200",
            description = "The data of each event is the job",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ExportAnswer.class)))
    @APIResponse(responseCode = "404", description = "The account has no such export")
    public Uni<Response> events(@PathParam("id") String id) {
        return progress.follow(caller.accountId(), jobId(id))
                .map(steps -> Response.ok(new StoredContent(steps.map(frames::of), StoredContent.UNKNOWN))
                        .type(MediaType.SERVER_SENT_EVENTS)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** Shows what a file was made of. */
    @GET
    @Path("/{id}/manifest")
    @Operation(
            operationId = "getExportManifest",
            summary = "What the file holds and what it was made from",
            description = "The same request at the same watermark, with the same versions, gives the same bytes.")
    @APIResponse(responseCode = "200", description = "What is in the file")
    @APIResponse(responseCode = "409", description = "The export has not succeeded")
    public Uni<Manifest> manifest(@PathParam("id") String id) {
        return service.manifest(ExportService.Asker.of(caller), jobId(id));
    }

    /** The id in an address; 404 for what can't be one. */
    static UUID jobId(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.notFound("export", id);
        }
    }

    private static ExportState state(String wire) {
        return wire == null
                ? null
                : ExportState.ofWire(wire)
                        .orElseThrow(() -> Problems.invalid(
                                "state",
                                "must be one of "
                                        + Arrays.stream(ExportState.values())
                                                .map(ExportState::wire)
                                                .collect(Collectors.joining(", "))));
    }

    private static JobCursor cursor(String encoded) {
        return encoded == null
                ? null
                : JobCursor.decode(encoded)
                        .orElseThrow(() -> Problems.invalid("cursor", "must be next of an earlier page, unchanged"));
    }
}
