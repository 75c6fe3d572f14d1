package io.colloquy.report.aggregate;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code POST /v1/rebuild}. */
@Path("/v1/rebuild")
@RolesAllowed(Role.ADMIN_NAME)
public class RebuildResource {
    private final Caller caller;
    private final RebuildService rebuilds;

    RebuildResource(Caller caller, RebuildService rebuilds) {
        this.caller = caller;
        this.rebuilds = rebuilds;
    }

    /**
     * What was queued.
     *
     * @param subjects conversations, agents, contacts and other things to work out again
     */
    public record Rebuild(long subjects) {}

    /** Queues everything that the account's log knows; the watermark steps back and shows how far it is done. */
    @POST
    @ResponseStatus(202)
    @Operation(summary = "Works all facts and reference data of the account out again from the log")
    public Uni<Rebuild> rebuild() {
        return rebuilds.queueAll(caller.accountId()).map(Rebuild::new);
    }
}
