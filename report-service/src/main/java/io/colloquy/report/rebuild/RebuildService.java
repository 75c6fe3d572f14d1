package io.colloquy.report.rebuild;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has everything of an account worked out again. */
@ApplicationScoped
class RebuildService {
    private final AccountDatabase database;
    private final RebuildStore store;

    RebuildService(AccountDatabase database, RebuildStore store) {
        this.database = database;
        this.store = store;
    }

    /** Starts the account's rebuild unless one is going on; returns how it stands. */
    Uni<RebuildStatus> start(String accountId) {
        return database.inAccount(accountId, connection -> store.start(connection, accountId)
                .chain(() -> store.status(connection, accountId)));
    }

    /** Starts the rebuild of every account that has none going on. */
    Uni<RebuildStatus> startAll() {
        return database.acrossAccounts(store::startAll).replaceWith(RebuildStatus.STARTED);
    }

    /** How the account's rebuild stands. */
    Uni<RebuildStatus> status(String accountId) {
        return database.inAccount(accountId, connection -> store.status(connection, accountId));
    }
}
