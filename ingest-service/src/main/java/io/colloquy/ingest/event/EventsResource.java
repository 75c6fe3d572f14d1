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
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** {@code POST /v1/events} (events 1.1, API contract 05). */
@Path("/v1/events")
@RolesAllowed(Role.INGEST_NAME)
@Produces(MediaType.APPLICATION_JSON)
class EventsResource {
    private final EventsService events;
    private final Caller caller;

    EventsResource(EventsService events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes({BodyForm.CLOUD_EVENT, BodyForm.CLOUD_EVENTS, BodyForm.NDJSON, MediaType.APPLICATION_JSON})
    public EventsReceipt post(InputStream body, @Context HttpHeaders headers) throws IOException {
        var single = headers.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey(), header -> header.getValue().getFirst(), (a, b) -> a));
        return events.receive(caller.accountId(), BodyForm.of(headers), single, RequestBody.decoded(body, headers));
    }
}
