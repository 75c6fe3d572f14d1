package io.colloquy.export.layout;

import io.colloquy.platform.selection.Violations;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layouts that accounts described themselves. */
@ApplicationScoped
public class LayoutStore {
    private static final String LIST = "SELECT document FROM account_layouts WHERE account_id = $1 ORDER BY layout_id";
    private static final String FIND = "SELECT document FROM account_layouts WHERE account_id = $1 AND layout_id = $2";
    private static final String DELETE = "DELETE FROM account_layouts WHERE account_id = $1 AND layout_id = $2";

    /** None is added past the limit; one that is there can always be replaced. */
    private static final String PUT = """
            INSERT INTO account_layouts AS l (account_id, layout_id, document, updated_by)
            SELECT $1, $2, $3, $4
            WHERE (SELECT count(*) FROM account_layouts o WHERE o.account_id = $1 AND o.layout_id <> $2) < $5
            ON CONFLICT (account_id, layout_id) DO UPDATE
            SET document = excluded.document, updated_by = excluded.updated_by, updated_at = now()
            """;

    private final AccountDatabase database;

    LayoutStore(AccountDatabase database) {
        this.database = database;
    }

    Uni<List<LayoutDocument>> list(String accountId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(LIST)
                .execute(Tuple.of(accountId))
                .map(LayoutStore::documents));
    }

    Uni<Optional<LayoutDocument>> find(String accountId, String layoutId) {
        return database.inAccount(accountId, connection -> find(connection, accountId, layoutId));
    }

    /** As the transaction of {@code connection} sees it. */
    public Uni<Optional<LayoutDocument>> find(SqlConnection connection, String accountId, String layoutId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId, layoutId))
                .map(rows -> documents(rows).stream().findFirst());
    }

    /** Whether it was stored; false where the account has {@code most} others. */
    Uni<Boolean> put(String accountId, LayoutDocument layout, String by, int most) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(PUT)
                .execute(Tuple.of(accountId, layout.layout().id(), layout.document(), by, (long) most))
                .map(stored -> stored.rowCount() == 1));
    }

    /** Whether there was one. */
    Uni<Boolean> delete(String accountId, String layoutId) {
        return database.inAccount(accountId, connection -> connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(accountId, layoutId))
                .map(deleted -> deleted.rowCount() == 1));
    }

    /** One that this version reads no more is not there: it was checked by another version. */
    private static List<LayoutDocument> documents(RowSet<Row> rows) {
        List<LayoutDocument> found = new ArrayList<>();
        for (Row row : rows) {
            LayoutDocument.read(row.getString(0), false, new Violations()).ifPresent(found::add);
        }
        return found;
    }
}
