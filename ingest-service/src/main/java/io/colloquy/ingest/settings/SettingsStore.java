package io.colloquy.ingest.settings;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The table {@code account_settings}, and the zone in {@code accounts}. */
@ApplicationScoped
class SettingsStore {
    private static final String FIND = """
            SELECT a.timezone, s.* FROM accounts a LEFT JOIN account_settings s ON s.account_id = a.account_id
            WHERE a.account_id = $1
            """;
    private static final String PUT = """
            INSERT INTO account_settings (account_id, week_start, fcr_window_days, sla_first_response_seconds,
                                          sla_resolution_seconds, sla_business_time, export_max_days,
                                          export_max_live, public_base_url, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (account_id) DO UPDATE SET
                week_start = excluded.week_start, fcr_window_days = excluded.fcr_window_days,
                sla_first_response_seconds = excluded.sla_first_response_seconds,
                sla_resolution_seconds = excluded.sla_resolution_seconds,
                sla_business_time = excluded.sla_business_time, export_max_days = excluded.export_max_days,
                export_max_live = excluded.export_max_live, public_base_url = excluded.public_base_url,
                updated_at = excluded.updated_at
            """;
    private static final String PUT_ZONE = "UPDATE accounts SET timezone = $2 WHERE account_id = $1";

    /** The account's settings, the defaults if it has changed none. */
    Uni<Settings> find(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(accountId))
                .map(rows -> settings(rows.iterator().next()));
    }

    /** Keeps complete settings. */
    Uni<Void> put(SqlConnection connection, String accountId, Settings settings) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(accountId)
                        .addValue(settings.weekStart())
                        .addValue(settings.fcrWindowDays())
                        .addValue(settings.sla().firstResponseSeconds())
                        .addValue(settings.sla().resolutionSeconds())
                        .addValue(settings.sla().businessTime())
                        .addValue(settings.exportMaxDays())
                        .addValue(settings.exportMaxLive())
                        .addValue(settings.publicBaseUrl())
                        .addValue(settings.updatedAt().atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(PUT_ZONE).execute(Tuple.of(accountId, settings.timezone())))
                .replaceWithVoid();
    }

    private static Settings settings(Row row) {
        String timezone = row.getString("timezone");
        OffsetDateTime updatedAt = row.getOffsetDateTime("updated_at");
        return updatedAt == null
                ? Settings.defaults(timezone)
                : new Settings(
                        timezone,
                        row.getString("week_start"),
                        row.getInteger("fcr_window_days"),
                        new Sla(
                                row.getInteger("sla_first_response_seconds"),
                                row.getInteger("sla_resolution_seconds"),
                                row.getBoolean("sla_business_time")),
                        row.getInteger("export_max_days"),
                        row.getInteger("export_max_live"),
                        row.getString("public_base_url"),
                        updatedAt.toInstant());
    }
}
