package io.colloquy.report.aggregate;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Says how far an account's facts are complete. */
@ApplicationScoped
class WatermarkService {
    private final AccountDatabase database;
    private final WatermarkStore store;

    WatermarkService(AccountDatabase database, WatermarkStore store) {
        this.database = database;
        this.store = store;
    }

    /** Everything that the account's events received up to this instant say is in its facts, as reports read them. */
    Uni<Instant> watermark(String accountId) {
        return database.inReplicaSnapshot(accountId, connection -> store.watermark(connection, accountId));
    }
}
