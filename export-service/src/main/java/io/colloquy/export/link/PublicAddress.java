package io.colloquy.export.link;

import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where people reach Colloquy, as the account's settings say. */
@ApplicationScoped
class PublicAddress {
    private static final String FIND = "SELECT public_base_url FROM account_settings WHERE account_id = $1";

    private final AccountDatabase database;

    PublicAddress(AccountDatabase database) {
        this.database = database;
    }

    /** Empty if nobody said. */
    Uni<Optional<String>> of(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(rows.iterator().next().getString(0))));
    }
}
