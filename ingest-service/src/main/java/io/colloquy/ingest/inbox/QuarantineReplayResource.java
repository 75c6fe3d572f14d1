package io.colloquy.ingest.inbox;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/quarantine/{id}/replay} (events 1.2, rule 2). */
@Path("/v1/quarantine/{id}/replay")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine", description = "What was sent and is no event")
class QuarantineReplayResource {
    private final QuarantineReplayService replays;
    private final Caller caller;

    QuarantineReplayResource(QuarantineReplayService replays, Caller caller) {
        this.replays = replays;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "replayQuarantined",
            summary = "Read something in quarantine again",
            description = "After a fix on this side. An event keeps its first time of receipt; "
                    + "of a part of a channel's request the whole request is translated again. Repeats nothing.")
    @APIResponse(responseCode = "200", description = "What came of it")
    @APIResponse(responseCode = "404", description = "The account has none of that id")
    public Uni<QuarantineReplay> replay(@PathParam("id") String id) {
        return replays.replay(caller.accountId(), id);
    }
}
