package io.colloquy.ingest.ledger;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds the books up. */
@ApplicationScoped
class LedgerService {
    private final AccountDatabase database;
    private final LedgerStore store;

    LedgerService(AccountDatabase database, LedgerStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * The books of what was received from {@code from} on and before {@code to}.
     *
     * @param from an instant with offset, or a date, which begins in the account's zone; null for no bound
     * @param to as from
     */
    Uni<Ledger> books(String accountId, String from, String to) {
        return database.inAccountSnapshot(
                accountId, connection -> store.zone(connection, accountId).chain(zone -> {
                    ReceiptSpan span = ReceiptSpan.of(from, to, zone);
                    return store.sum(connection, accountId, span.from(), span.to())
                            .map(tally -> new Ledger(
                                    span.from(),
                                    span.to(),
                                    tally.received(),
                                    tally.accepted(),
                                    tally.duplicates(),
                                    tally.conflicting(),
                                    tally.quarantined()));
                }));
    }
}
