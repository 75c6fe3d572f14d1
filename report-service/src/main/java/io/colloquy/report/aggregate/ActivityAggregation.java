package io.colloquy.report.aggregate;

import io.colloquy.model.event.AgentEvent;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.TrafficEvent;
import io.colloquy.report.log.EventLog;
import io.colloquy.report.log.StoredRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Projects what agents and visitors do (events 1.3, Agent and Traffic), an event at a time: what comes of their events is
 * worked out on reading. An event that is projected again, by a rebuild or a second delivery of its batch, changes nothing.
 */
@ApplicationScoped
class ActivityAggregation {
    private static final int EVENTS_AT_ONCE = 1000;

    private final EventLog log;
    private final AgentActivityStore agents;
    private final TrafficEventStore traffic;

    ActivityAggregation(EventLog log, AgentActivityStore agents, TrafficEventStore traffic) {
        this.log = log;
        this.agents = agents;
        this.traffic = traffic;
    }

    /** An event and its key in the log. */
    record Keyed(UUID key, Event event) {}

    /** Projects the account's events of these keys, in the order of the keys, which must be one for all workers. */
    Uni<Step> apply(SqlConnection connection, String accountId, List<UUID> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .group()
                .intoLists()
                .of(EVENTS_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(chunk -> project(connection, accountId, chunk))
                .collect()
                .asList()
                .map(steps -> steps.stream().reduce(Step.IDLE, Step::plus));
    }

    private Uni<Step> project(SqlConnection connection, String accountId, List<UUID> keys) {
        return log.events(connection, accountId, keys).chain(rows -> {
            List<Keyed> events = read(keys, rows);
            return agents.write(connection, accountId, about(AgentEvent.class, events))
                    .chain(() -> traffic.write(connection, accountId, about(TrafficEvent.class, events)))
                    .replaceWith(Step.references(0, rows.size()));
        });
    }

    /** Events that this version can't read are passed over: anomalies are of conversations. */
    private static List<Keyed> read(List<UUID> keys, Map<UUID, StoredRows> rows) {
        List<Keyed> events = new ArrayList<>(keys.size());
        for (UUID key : keys) {
            StoredRows row = rows.get(key);
            if (row != null) {
                row.events().events().forEach(event -> events.add(new Keyed(key, event)));
            }
        }
        return events;
    }

    private static List<Keyed> about(Class<?> data, List<Keyed> events) {
        return events.stream()
                .filter(keyed -> data.isInstance(keyed.event().data()))
                .toList();
    }
}
