package io.colloquy.ingest.event;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/events} (events 1.1, API contract 05). */
@Path("/v1/events")
@RolesAllowed(Role.INGEST_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "Events in")
class EventsResource {
    private final EventsService events;
    private final Caller caller;

    EventsResource(EventsService events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Operation(
            operationId = "sendEvents",
            summary = "Send events: one, an array, or a stream of any length",
            description = "Each may be sent with Content-Encoding: gzip. The answer comes after the commit. "
                    + "A bad event goes to quarantine and does not fail its neighbours.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = BodyForm.CLOUD_EVENT, schema = @Schema(implementation = CloudEvent.class)),
                @Content(
                        mediaType = BodyForm.CLOUD_EVENTS,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class)),
                @Content(
                        mediaType = BodyForm.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One CloudEvent a line"))
            })
    @APIResponse(
            responseCode = "200",
            description = "What is committed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventsReceipt.class)))
    @APIResponse(responseCode = "400", description = "One single bad event, or nothing that could be read")
    @APIResponse(responseCode = "413", description = "A body of more than 16 MB that is no stream")
    @APIResponse(responseCode = "415", description = "Another media type or encoding")
    @Consumes({BodyForm.CLOUD_EVENT, BodyForm.CLOUD_EVENTS, BodyForm.NDJSON, MediaType.APPLICATION_JSON})
    public EventsReceipt post(InputStream body, @Context HttpHeaders headers) {
        var single = headers.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey(), header -> header.getValue().getFirst(), (a, b) -> a));
        return events.receive(caller.accountId(), BodyForm.of(headers), single, EncodedBody.decoded(body, headers));
    }
}
