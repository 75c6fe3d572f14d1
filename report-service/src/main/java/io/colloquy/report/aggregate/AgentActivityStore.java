package io.colloquy.report.aggregate;

import io.colloquy.model.event.AgentEvent;
import io.colloquy.model.event.AgentEvent.ShiftEnded;
import io.colloquy.model.event.AgentEvent.ShiftStarted;
import io.colloquy.model.event.AgentEvent.StateChanged;
import io.colloquy.report.aggregate.ActivityAggregation.Keyed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes shifts and states of agents as they were told (table agent_activity). */
@ApplicationScoped
class AgentActivityStore {
    private static final String UPSERT = """
            INSERT INTO agent_activity (account_id, event_key, agent_id, type, occurred_at, campaign_id, shift_id, state,
                                        capacity, source, event_id, sequence)
            SELECT $1, u.*
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
                        $9::bigint[], $10::text[], $11::text[], $12::text[]) AS u
            ON CONFLICT (account_id, event_key) DO UPDATE
            SET agent_id = excluded.agent_id, type = excluded.type, occurred_at = excluded.occurred_at,
                campaign_id = excluded.campaign_id, shift_id = excluded.shift_id, state = excluded.state,
                capacity = excluded.capacity, source = excluded.source, event_id = excluded.event_id,
                sequence = excluded.sequence
            """;

    /** Writes these events, all of them {@link AgentEvent}s. */
    Uni<Void> write(SqlConnection connection, String accountId, List<Keyed> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns columns = new Columns(events.size());
        events.forEach(columns::add);
        return connection
                .preparedQuery(UPSERT)
                .execute(columns.tuple(accountId))
                .replaceWithVoid();
    }

    private static final class Columns {
        private final UUID[] keys;
        private final String[][] texts;
        private final OffsetDateTime[] times;
        private final Long[] capacities;
        private int size;

        Columns(int events) {
            keys = new UUID[events];
            texts = new String[8][events];
            times = new OffsetDateTime[events];
            capacities = new Long[events];
        }

        void add(Keyed keyed) {
            AgentEvent data = (AgentEvent) keyed.event().data();
            keys[size] = keyed.key();
            times[size] = keyed.event().time().atOffset(ZoneOffset.UTC);
            String shiftId = null;
            String state = null;
            switch (data) {
                case ShiftStarted started -> shiftId = started.shiftId();
                case ShiftEnded ended -> shiftId = ended.shiftId();
                case StateChanged changed -> {
                    state = changed.state().wire();
                    capacities[size] = changed.capacity();
                }
            }
            String[] row = {
                keyed.event().subject(),
                keyed.event().type().wire(),
                data.campaignId(),
                shiftId,
                state,
                keyed.event().source(),
                keyed.event().id(),
                keyed.event().sequence()
            };
            for (int column = 0; column < row.length; column++) {
                texts[column][size] = row[column];
            }
            size++;
        }

        Tuple tuple(String accountId) {
            return Tuple.tuple()
                    .addValue(accountId)
                    .addValue(keys)
                    .addValue(texts[0])
                    .addValue(texts[1])
                    .addValue(times)
                    .addValue(texts[2])
                    .addValue(texts[3])
                    .addValue(texts[4])
                    .addValue(capacities)
                    .addValue(texts[5])
                    .addValue(texts[6])
                    .addValue(texts[7]);
        }
    }
}
