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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /v1/ledger}: what came in and what became of it (events 1.2, rule 3). */
@Path("/v1/ledger")
@RolesAllowed(Role.INGEST_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "The books of what came in")
class LedgerResource {
    private static final String FROM =
            "Received at this instant with offset or after it; a date begins in the account's zone; absent: from the beginning";
    private static final String TO = "Received before this instant or date; absent: until now";

    private final LedgerService ledger;
    private final Caller caller;

    LedgerResource(LedgerService ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getLedger", summary = "What was received in a span of time and what became of it")
    public Uni<Ledger> get(
            @Parameter(description = FROM) @QueryParam("from") String from,
            @Parameter(description = TO) @QueryParam("to") String to) {
        return ledger.books(caller.accountId(), from, to);
    }
}
