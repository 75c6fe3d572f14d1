package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the closes of conversations (table conversation_closes). */
@ApplicationScoped
class CloseStore {
    private static final String DELETE =
            "DELETE FROM conversation_closes WHERE account_id = $1 AND conversation_id = ANY ($2)";

    private static final String INSERT = """
            INSERT INTO conversation_closes (account_id, conversation_id, ordinal, closed_at, closed_source,
                                             closed_by_type, closed_by, closed_by_team, category)
            SELECT $1, u.* FROM unnest($2::text[], $3::integer[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                                       $8::text[], $9::text[]) AS u
            """;

    private record Row(String conversationId, int ordinal, Close close) {}

    /**
     * Replaces the closes of conversations whose facts this transaction has just written: it holds their rows, so no
     * other worker does the same now.
     */
    Uni<Void> replace(SqlConnection connection, String accountId, List<Folded> written) {
        if (written.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] ids = written.stream().map(Folded::conversationId).toArray(String[]::new);
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(accountId, ids))
                .chain(() -> insert(connection, accountId, rows(written)));
    }

    private static List<Row> rows(List<Folded> written) {
        List<Row> rows = new ArrayList<>();
        for (Folded folded : written) {
            int ordinal = 1;
            for (Close close : folded.closes()) {
                rows.add(new Row(folded.conversationId(), ordinal++, close));
            }
        }
        return rows;
    }

    private static Uni<Void> insert(SqlConnection connection, String accountId, List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(accountId)
                        .addArrayOfString(texts(rows, Row::conversationId))
                        .addArrayOfInteger(rows.stream().map(Row::ordinal).toArray(Integer[]::new))
                        .addArrayOfOffsetDateTime(rows.stream()
                                .map(row -> row.close().at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfString(texts(rows, row -> row.close().source()))
                        .addArrayOfString(texts(rows, row -> row.close().byType()))
                        .addArrayOfString(texts(rows, row -> row.close().byAgent()))
                        .addArrayOfString(texts(rows, row -> row.close().team()))
                        .addArrayOfString(texts(rows, row -> row.close().category())))
                .replaceWithVoid();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
