package io.colloquy.ingest.ledger;

import static io.colloquy.platform.sql.Timestamps.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;

/** The table {@code receipts}: one row a committed batch. */
@ApplicationScoped
public class LedgerStore {
    private static final String ADD = """
            INSERT INTO receipts (account_id, received_at, received, accepted, duplicates, conflicting, quarantined)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String ADD_ALL = """
            INSERT INTO receipts (account_id, received_at, received, accepted, duplicates, conflicting, quarantined)
            SELECT $1, r.*
            FROM unnest($2::timestamptz[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[]) AS r
            """;
    private static final String SUM = """
            SELECT coalesce(sum(received), 0)::bigint AS received,
                   coalesce(sum(accepted), 0)::bigint AS accepted,
                   coalesce(sum(duplicates), 0)::bigint AS duplicates,
                   coalesce(sum(conflicting), 0)::bigint AS conflicting,
                   coalesce(sum(quarantined), 0)::bigint AS quarantined
            FROM receipts
            WHERE account_id = $1
              AND ($2::timestamptz IS NULL OR received_at >= $2)
              AND ($3::timestamptz IS NULL OR received_at < $3)
            """;
    private static final String ZONE = "SELECT timezone FROM accounts WHERE account_id = $1";

    /** What to book at a time of receipt. */
    public record Entry(OffsetDateTime receivedAt, Tally tally) {}

    /** Books a batch, in the transaction that stores it. */
    public Uni<Void> add(SqlConnection connection, String accountId, OffsetDateTime receivedAt, Tally tally) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(receivedAt)
                        .addValue((int) tally.received())
                        .addValue((int) tally.accepted())
                        .addValue((int) tally.duplicates())
                        .addValue((int) tally.conflicting())
                        .addValue((int) tally.quarantined()))
                .replaceWithVoid();
    }

    /** Books what was received earlier, or corrects it, in the transaction that stores it; nothing is not booked. */
    public Uni<Void> addAll(SqlConnection connection, String accountId, List<Entry> entries) {
        List<Entry> booked = entries.stream()
                .filter(entry -> !entry.tally().equals(Tally.NONE))
                .toList();
        if (booked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD_ALL)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(booked.stream().map(Entry::receivedAt).toArray(OffsetDateTime[]::new))
                        .addValue(column(booked, Tally::received))
                        .addValue(column(booked, Tally::accepted))
                        .addValue(column(booked, Tally::duplicates))
                        .addValue(column(booked, Tally::conflicting))
                        .addValue(column(booked, Tally::quarantined)))
                .replaceWithVoid();
    }

    private static Integer[] column(List<Entry> entries, ToLongFunction<Tally> value) {
        return entries.stream()
                .map(entry -> (int) value.applyAsLong(entry.tally()))
                .toArray(Integer[]::new);
    }

    /** What was received from {@code from} on and before {@code to}; null stands for no bound. */
    Uni<Tally> sum(SqlConnection connection, String accountId, Instant from, Instant to) {
        return connection
                .preparedQuery(SUM)
                .execute(Tuple.of(accountId, utc(from), utc(to)))
                .map(rows -> tally(rows.iterator().next()));
    }

    /** The account's zone, in which its dates are meant. */
    public Uni<ZoneId> zone(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(ZONE)
                .execute(Tuple.of(accountId))
                .map(rows -> ZoneId.of(rows.iterator().next().getString("timezone")));
    }

    private static Tally tally(Row row) {
        return new Tally(
                row.getLong("received"),
                row.getLong("accepted"),
                row.getLong("duplicates"),
                row.getLong("conflicting"),
                row.getLong("quarantined"));
    }
}
