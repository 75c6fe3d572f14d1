package io.colloquy.ingest.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The table {@code calendars}. */
@ApplicationScoped
class CalendarStore {
    private static final String SELECT =
            "SELECT calendar_id, zone, frames::text AS frames, holidays::text AS holidays, updated_at FROM calendars ";
    private static final String FIND = SELECT + "WHERE account_id = $1 AND calendar_id = $2";
    private static final String AFTER =
            SELECT + "WHERE account_id = $1 AND calendar_id > $2 ORDER BY calendar_id LIMIT $3";
    private static final String PUT = """
            INSERT INTO calendars (account_id, calendar_id, zone, frames, holidays, updated_at)
            VALUES ($1, $2, $3, $4::text::json, $5::text::json, $6)
            ON CONFLICT (account_id, calendar_id) DO UPDATE SET
                zone = excluded.zone, frames = excluded.frames, holidays = excluded.holidays,
                updated_at = excluded.updated_at
            """;
    private static final String DELETE = "DELETE FROM calendars WHERE account_id = $1 AND calendar_id = $2";

    private final CalendarJson json;

    CalendarStore(CalendarJson json) {
        this.json = json;
    }

    Uni<Optional<Calendar>> find(SqlConnection connection, String accountId, String id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(accountId, id)).map(rows -> list(rows).stream()
                .findFirst());
    }

    Uni<List<Calendar>> after(SqlConnection connection, String accountId, String after, int rows) {
        return connection
                .preparedQuery(AFTER)
                .execute(Tuple.of(accountId, after, rows))
                .map(this::list);
    }

    /** Adds or replaces it. */
    Uni<Void> put(SqlConnection connection, String accountId, Calendar calendar) {
        ObjectNode data = json.data(calendar);
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(calendar.id())
                        .addValue(calendar.zone())
                        .addValue(data.get("frames").toString())
                        .addValue(data.get("holidays").toString())
                        .addValue(calendar.updatedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Whether there was one. */
    Uni<Boolean> delete(SqlConnection connection, String accountId, String id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(accountId, id)).map(deleted -> deleted.rowCount() > 0);
    }

    private List<Calendar> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Calendar(
                        row.getString("calendar_id"),
                        row.getString("zone"),
                        json.frames(row.getString("frames")),
                        json.holidays(row.getString("holidays")),
                        row.getOffsetDateTime("updated_at").toInstant()))
                .toList();
    }
}
