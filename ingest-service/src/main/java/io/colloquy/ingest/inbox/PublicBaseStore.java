package io.colloquy.ingest.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The public address in the table {@code account_settings}. */
@ApplicationScoped
class PublicBaseStore {
    private static final String FIND = "SELECT public_base_url FROM account_settings WHERE account_id = $1";

    /** The account's; empty if it has set none. */
    Uni<Optional<String>> find(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.ofNullable(rows.iterator().next().getString("public_base_url")));
    }
}
