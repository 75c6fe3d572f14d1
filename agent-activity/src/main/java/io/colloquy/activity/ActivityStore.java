package io.colloquy.activity;

import static io.colloquy.platform.sql.Timestamps.instant;
import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.activity.StateStretch;
import io.colloquy.model.event.AgentEvent.ShiftEnded;
import io.colloquy.model.event.AgentEvent.ShiftStarted;
import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.model.event.AgentState;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventType;
import io.colloquy.platform.sql.Timestamps;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads what agents did (table agent_activity): as much of it as a range needs, and that by index. */
@ApplicationScoped
public class ActivityStore {
    /**
     * Every agent, and from when to when their events have to be known: the range, and the shifts that reach into it as
     * wholes. One may have begun before the last start before the range: then it ends after the range's begin.
     */
    private static final String WINDOWS = """
            WITH RECURSIVE agents (agent_id) AS (
                (SELECT agent_id FROM agent_activity WHERE account_id = $1 ORDER BY agent_id LIMIT 1)
                UNION ALL
                SELECT (SELECT a.agent_id FROM agent_activity a
                        WHERE a.account_id = $1 AND a.agent_id > g.agent_id ORDER BY a.agent_id LIMIT 1)
                FROM agents g WHERE g.agent_id IS NOT NULL),
            begun AS (
                SELECT g.agent_id, s.shift_id, s.occurred_at
                FROM agents g CROSS JOIN LATERAL (
                    (SELECT a.shift_id, a.occurred_at FROM agent_activity a
                     WHERE a.account_id = $1 AND a.agent_id = g.agent_id AND a.type = 'shift.started'
                       AND a.occurred_at < $2
                     ORDER BY a.occurred_at DESC LIMIT 1)
                    UNION ALL
                    (SELECT a.shift_id, a.occurred_at FROM agent_activity a
                     WHERE a.account_id = $1 AND a.agent_id = g.agent_id AND a.type = 'shift.started'
                       AND a.occurred_at >= $2 AND a.occurred_at < $3)
                    UNION ALL
                    (SELECT e.shift_id, b.occurred_at
                     FROM agent_activity e CROSS JOIN LATERAL (
                         SELECT a.occurred_at FROM agent_activity a
                         WHERE a.account_id = $1 AND a.agent_id = e.agent_id AND a.shift_id = e.shift_id
                           AND a.shift_id IS NOT NULL AND a.type = 'shift.started' AND a.occurred_at < $2
                         ORDER BY a.occurred_at DESC LIMIT 1) b
                     WHERE e.account_id = $1 AND e.agent_id = g.agent_id AND e.type = 'shift.ended'
                       AND e.occurred_at >= $2)) s
                WHERE g.agent_id IS NOT NULL),
            shifts AS (
                SELECT b.agent_id,
                       -- Its start may have been told more than once.
                       (SELECT min(a.occurred_at) FROM agent_activity a
                        WHERE a.account_id = $1 AND a.agent_id = b.agent_id AND a.shift_id = b.shift_id
                          AND a.shift_id IS NOT NULL AND a.type = 'shift.started'
                          AND a.occurred_at >= coalesce(
                              (SELECT max(e.occurred_at) FROM agent_activity e
                               WHERE e.account_id = $1 AND e.agent_id = b.agent_id AND e.shift_id = b.shift_id
                                 AND e.shift_id IS NOT NULL AND e.type = 'shift.ended'
                                 AND e.occurred_at < b.occurred_at), '-infinity')) AS since,
                       coalesce(
                           (SELECT min(a.occurred_at) FROM agent_activity a
                            WHERE a.account_id = $1 AND a.agent_id = b.agent_id AND a.shift_id = b.shift_id
                              AND a.shift_id IS NOT NULL AND a.type = 'shift.ended' AND a.occurred_at > b.occurred_at),
                           (SELECT a.occurred_at FROM agent_activity a
                            WHERE a.account_id = $1 AND a.agent_id = b.agent_id AND a.type = 'shift.started'
                              AND a.occurred_at > b.occurred_at AND a.shift_id <> b.shift_id
                            ORDER BY a.occurred_at LIMIT 1),
                           'infinity') AS until
                FROM begun b)
            SELECT g.agent_id, least(min(s.since), $2) AS since,
                   nullif(greatest(max(s.until), $3), 'infinity') AS until
            FROM agents g LEFT JOIN shifts s ON s.agent_id = g.agent_id AND s.until >= $2
            WHERE g.agent_id IS NOT NULL
            GROUP BY g.agent_id ORDER BY g.agent_id
            """;

    private static final String COLUMNS = """
            a.agent_id, a.type, a.occurred_at, a.campaign_id, a.shift_id, a.state, a.source, a.event_id, a.sequence
            """;

    private static final String DURING = """
            SELECT %s, a.capacity
            FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS w (agent_id, since, until)
            JOIN agent_activity a ON a.account_id = $1 AND a.agent_id = w.agent_id AND a.occurred_at >= w.since
                                 AND a.occurred_at <= coalesce(w.until, 'infinity')
            """.formatted(COLUMNS);

    /** The start before the window of what ends in it, or is told again in it to have started. */
    private static final String SHIFTS_IN_FORCE = """
            SELECT %s, a.capacity
            FROM (SELECT DISTINCT w.agent_id, w.since, i.shift_id
                  FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS w (agent_id, since, until)
                  JOIN agent_activity i ON i.account_id = $1 AND i.agent_id = w.agent_id AND i.shift_id IS NOT NULL
                                       AND i.occurred_at >= w.since
                                       AND i.occurred_at <= coalesce(w.until, 'infinity')) w
            CROSS JOIN LATERAL (
                SELECT b.* FROM agent_activity b
                WHERE b.account_id = $1 AND b.agent_id = w.agent_id AND b.shift_id = w.shift_id
                  AND b.shift_id IS NOT NULL AND b.occurred_at < w.since
                ORDER BY b.occurred_at DESC LIMIT 1) a
            WHERE a.type = 'shift.started'
            """.formatted(COLUMNS);

    /** The event that began the state in force for all campaigns, with the capacity told last. */
    private static final String STANDING_FOR_ALL = """
            SELECT %s, k.capacity
            FROM unnest($2::text[], $3::timestamptz[]) AS w (agent_id, since)
            CROSS JOIN LATERAL (
                SELECT l.state, l.occurred_at FROM agent_activity l
                WHERE l.account_id = $1 AND l.agent_id = w.agent_id AND l.campaign_id IS NULL AND l.state IS NOT NULL
                  AND l.occurred_at < w.since
                ORDER BY l.occurred_at DESC, l.source DESC, l.event_id DESC LIMIT 1) l
            CROSS JOIN LATERAL (
                SELECT b.* FROM agent_activity b
                WHERE b.account_id = $1 AND b.agent_id = w.agent_id AND b.campaign_id IS NULL AND b.state = l.state
                  AND b.state IS NOT NULL
                  AND b.occurred_at >= coalesce(
                      (SELECT d.occurred_at FROM agent_activity d
                       WHERE d.account_id = $1 AND d.agent_id = w.agent_id AND d.campaign_id IS NULL
                         AND d.state IS NOT NULL AND d.state <> l.state AND d.occurred_at <= l.occurred_at
                       ORDER BY d.occurred_at DESC LIMIT 1), '-infinity')
                ORDER BY b.occurred_at, b.source, b.event_id LIMIT 1) a
            LEFT JOIN LATERAL (
                SELECT c.capacity FROM agent_activity c
                WHERE c.account_id = $1 AND c.agent_id = w.agent_id AND c.campaign_id IS NULL AND c.state IS NOT NULL
                  AND c.capacity IS NOT NULL AND c.occurred_at < w.since
                ORDER BY c.occurred_at DESC, c.source DESC, c.event_id DESC LIMIT 1) k ON true
            """.formatted(COLUMNS);

    /** The same for campaigns that have a state of their own: told since the last one for all. */
    private static final String STANDING_FOR_CAMPAIGNS = """
            WITH RECURSIVE keys (agent_id, campaign_id) AS (
                (SELECT agent_id, campaign_id FROM agent_activity
                 WHERE account_id = $1 AND state IS NOT NULL AND campaign_id IS NOT NULL
                 ORDER BY agent_id, campaign_id LIMIT 1)
                UNION ALL
                SELECT n.agent_id, n.campaign_id
                FROM keys k CROSS JOIN LATERAL (
                    SELECT a.agent_id, a.campaign_id FROM agent_activity a
                    WHERE a.account_id = $1 AND a.state IS NOT NULL AND a.campaign_id IS NOT NULL
                      AND (a.agent_id, a.campaign_id) > (k.agent_id, k.campaign_id)
                    ORDER BY a.agent_id, a.campaign_id LIMIT 1) n)
            SELECT %s, c.capacity
            FROM unnest($2::text[], $3::timestamptz[]) AS w (agent_id, since)
            JOIN keys k ON k.agent_id = w.agent_id
            CROSS JOIN LATERAL (
                SELECT coalesce(
                    (SELECT n.occurred_at FROM agent_activity n
                     WHERE n.account_id = $1 AND n.agent_id = w.agent_id AND n.campaign_id IS NULL
                       AND n.state IS NOT NULL AND n.occurred_at < w.since
                     ORDER BY n.occurred_at DESC LIMIT 1), '-infinity') AS occurred_at) n
            CROSS JOIN LATERAL (
                SELECT l.state, l.occurred_at FROM agent_activity l
                WHERE l.account_id = $1 AND l.agent_id = w.agent_id AND l.campaign_id = k.campaign_id
                  AND l.state IS NOT NULL AND l.occurred_at < w.since AND l.occurred_at > n.occurred_at
                ORDER BY l.occurred_at DESC, l.source DESC, l.event_id DESC LIMIT 1) l
            CROSS JOIN LATERAL (
                SELECT b.* FROM agent_activity b
                WHERE b.account_id = $1 AND b.agent_id = w.agent_id AND b.campaign_id = k.campaign_id
                  AND b.state = l.state AND b.state IS NOT NULL AND b.occurred_at > n.occurred_at
                  AND b.occurred_at >= coalesce(
                      (SELECT d.occurred_at FROM agent_activity d
                       WHERE d.account_id = $1 AND d.agent_id = w.agent_id AND d.campaign_id = k.campaign_id
                         AND d.state IS NOT NULL AND d.state <> l.state AND d.occurred_at <= l.occurred_at
                       ORDER BY d.occurred_at DESC LIMIT 1), '-infinity')
                ORDER BY b.occurred_at, b.source, b.event_id LIMIT 1) a
            LEFT JOIN LATERAL (
                SELECT c.capacity FROM agent_activity c
                WHERE c.account_id = $1 AND c.agent_id = w.agent_id AND c.campaign_id = k.campaign_id
                  AND c.state IS NOT NULL AND c.capacity IS NOT NULL AND c.occurred_at < w.since
                  AND c.occurred_at > n.occurred_at
                ORDER BY c.occurred_at DESC, c.source DESC, c.event_id DESC LIMIT 1) c ON true
            """.formatted(COLUMNS);

    /** The events that end these stretches: a state for all ends every one but its like. */
    private static final String ENDING = """
            SELECT %s, a.capacity
            FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS w (agent_id, campaign_id, state, after)
            CROSS JOIN LATERAL (
                (SELECT e.* FROM agent_activity e
                 WHERE e.account_id = $1 AND e.agent_id = w.agent_id AND e.campaign_id IS NULL AND e.state IS NOT NULL
                   AND e.occurred_at > w.after AND (w.campaign_id IS NOT NULL OR e.state <> w.state)
                 ORDER BY e.occurred_at LIMIT 1)
                UNION ALL
                (SELECT e.* FROM agent_activity e
                 WHERE e.account_id = $1 AND e.agent_id = w.agent_id AND e.campaign_id = w.campaign_id
                   AND e.state IS NOT NULL AND e.occurred_at > w.after AND e.state <> w.state
                 ORDER BY e.occurred_at LIMIT 1)) a
            """.formatted(COLUMNS);

    private static final String WATERMARK =
            "SELECT greatest(account_watermark($1), timestamptz '1970-01-01 00:00:00Z') AS watermark";

    /** All agents and their windows for that range. */
    Uni<List<Window>> windows(SqlConnection connection, String accountId, Instant from, Instant to) {
        return connection
                .preparedQuery(WINDOWS)
                .execute(Tuple.of(accountId, utc(from), utc(to)))
                .map(rows -> {
                    List<Window> windows = new ArrayList<>(rows.size());
                    rows.forEach(row -> windows.add(
                            new Window(row.getString("agent_id"), instant(row, "since"), instant(row, "until"))));
                    return windows;
                });
    }

    /** By agent the events of the windows, and those that began what is in force as the window begins. */
    Uni<Map<String, List<Event>>> events(SqlConnection connection, String accountId, List<Window> windows) {
        String[] agents = column(windows, Window::agentId);
        OffsetDateTime[] since = times(windows, Window::since);
        Tuple begins = Tuple.of(accountId, agents, since);
        Tuple whole = Tuple.of(accountId, agents, since, times(windows, Window::until));
        record Query(String sql, Tuple parameters) {}
        return Multi.createFrom()
                .items(
                        new Query(DURING, whole),
                        new Query(SHIFTS_IN_FORCE, whole),
                        new Query(STANDING_FOR_ALL, begins),
                        new Query(STANDING_FOR_CAMPAIGNS, begins))
                .onItem()
                .transformToUniAndConcatenate(
                        query -> connection.preparedQuery(query.sql()).execute(query.parameters()))
                .collect()
                .asList()
                .map(ActivityStore::byAgent);
    }

    /**
     * By agent the events after the windows that end stretches which the windows' events leave open.
     *
     * @param open the stretches, by agent; those of agents whose window has no end have none
     */
    Uni<Map<String, List<Event>>> ends(
            SqlConnection connection, String accountId, List<StateStretch> open, Map<String, Window> windows) {
        return connection
                .preparedQuery(ENDING)
                .execute(Tuple.of(
                        accountId,
                        column(open, StateStretch::agentId),
                        column(open, StateStretch::campaignId),
                        column(open, stretch -> stretch.state().wire()),
                        times(open, stretch -> windows.get(stretch.agentId()).until())))
                .map(rows -> byAgent(List.of(rows)));
    }

    /** Up to when the account's log is complete; 1970 before anything is certain. */
    public Uni<Instant> watermark(SqlConnection connection, String accountId) {
        return connection
                .preparedQuery(WATERMARK)
                .execute(Tuple.of(accountId))
                .map(rows -> instant(rows.iterator().next(), "watermark"));
    }

    private static Map<String, List<Event>> byAgent(List<RowSet<Row>> results) {
        Map<String, List<Event>> events = new HashMap<>();
        results.forEach(rows ->
                rows.forEach(row -> events.computeIfAbsent(row.getString("agent_id"), agent -> new ArrayList<>())
                        .add(event(row))));
        return events;
    }

    /** When it was received settles nothing here: its key has made it one event. */
    private static Event event(Row row) {
        EventType type = EventType.fromWire(row.getString("type")).orElseThrow();
        Instant at = instant(row, "occurred_at");
        return new Event(
                row.getString("source"),
                row.getString("event_id"),
                type,
                at,
                row.getString("agent_id"),
                row.getString("sequence"),
                null,
                at,
                data(type, row));
    }

    private static EventData data(EventType type, Row row) {
        String campaign = row.getString("campaign_id");
        return switch (type) {
            case SHIFT_STARTED -> new ShiftStarted(row.getString("shift_id"), campaign);
            case SHIFT_ENDED -> new ShiftEnded(row.getString("shift_id"), campaign);
            default ->
                new StateChanged(
                        AgentState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getLong("capacity"),
                        campaign,
                        null);
        };
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> rows, Function<T, Instant> value) {
        return rows.stream().map(value).map(Timestamps::utc).toArray(OffsetDateTime[]::new);
    }
}
