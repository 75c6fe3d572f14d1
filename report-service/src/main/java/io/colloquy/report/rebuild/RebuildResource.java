package io.colloquy.report.rebuild;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code /v1/rebuild}. */
@Path("/v1/rebuild")
public class RebuildResource {
    private final Caller caller;
    private final RebuildService rebuilds;

    RebuildResource(Caller caller, RebuildService rebuilds) {
        this.caller = caller;
        this.rebuilds = rebuilds;
    }

    /** Starts one; while one is running it goes on. */
    @POST
    @RolesAllowed({Role.ADMIN_NAME, Role.SERVICE_NAME})
    @ResponseStatus(202)
    @Operation(
            summary = "Works all facts and reference data of the account out again from the log",
            description = "The facts that are there go on being served until all new ones are there; then those are"
                    + " served, all at once. The installation's service key rebuilds the account that it names, and"
                    + " every account if it names none")
    public Uni<RebuildStatus> rebuild() {
        return caller.has(Role.SERVICE) && !caller.namesAccount()
                ? rebuilds.startAll()
                : rebuilds.start(caller.accountId());
    }

    /** How far it is. */
    @GET
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "How far the account's rebuild is")
    public Uni<RebuildStatus> status() {
        return rebuilds.status(caller.accountId());
    }
}
