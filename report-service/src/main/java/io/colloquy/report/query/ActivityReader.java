package io.colloquy.report.query;

import io.colloquy.activity.ActivityStore;
import io.colloquy.activity.AgentHistories;
import io.colloquy.platform.selection.TimeRange;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Works out the rows of what agents did in a range. */
@ApplicationScoped
class ActivityReader {
    private final AgentHistories histories;
    private final ActivityStore activity;
    private final AccountZones zones;

    ActivityReader(AgentHistories histories, ActivityStore activity, AccountZones zones) {
        this.histories = histories;
        this.activity = activity;
        this.zones = zones;
    }

    /** The rows as JSON, read in the connection's snapshot. */
    Uni<String> json(SqlConnection connection, String accountId, ActivityRows<?> rows, TimeRange range) {
        return zones.find(connection, accountId)
                .chain(zone -> activity.watermark(connection, accountId).chain(watermark -> histories
                        .during(connection, accountId, range.from(), range.to(), zone)
                        // Sweeping is work for the processor: it would keep the event loop from answering.
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(all ->
                                rows.json(all, new ActivityRows.Range(range.from(), range.to(), zone, watermark)))));
    }
}
