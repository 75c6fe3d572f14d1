package io.colloquy.ingest.ledger;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /v1/ledger}: what came in and what became of it (events 1.2, rule 3). */
@Path("/v1/ledger")
@RolesAllowed(Role.INGEST_NAME)
@Produces(MediaType.APPLICATION_JSON)
class LedgerResource {
    private final LedgerService ledger;
    private final Caller caller;

    LedgerResource(LedgerService ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    public Uni<Ledger> get(@QueryParam("from") String from, @QueryParam("to") String to) {
        return ledger.books(caller.accountId(), from, to);
    }
}
