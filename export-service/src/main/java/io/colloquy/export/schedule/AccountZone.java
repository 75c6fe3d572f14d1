package io.colloquy.export.schedule;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;

/** The zone of an account. */
@ApplicationScoped
class AccountZone {
    private static final String ZONE = "SELECT timezone FROM accounts WHERE account_id = $1";

    private final AccountDatabase database;

    AccountZone(AccountDatabase database) {
        this.database = database;
    }

    Uni<ZoneId> of(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(ZONE)
                .execute(Tuple.of(accountId))
                .map(rows -> ZoneId.of(rows.iterator().next().getString(0))));
    }
}
