package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has everything of an account worked out again. */
@ApplicationScoped
class RebuildService {
    private final AccountDatabase database;
    private final PendingStore pending;

    RebuildService(AccountDatabase database, PendingStore pending) {
        this.database = database;
        this.pending = pending;
    }

    /** Queues every subject that the account's log knows; returns how many. */
    Uni<Long> queueAll(String accountId) {
        return database.inAccount(accountId, connection -> pending.queueAll(connection, accountId));
    }
}
