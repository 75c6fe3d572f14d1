package io.colloquy.report.aggregate;

import io.colloquy.model.event.TrafficEvent;
import io.colloquy.model.event.TrafficEvent.Entrypoint;
import io.colloquy.model.event.TrafficEvent.Invite;
import io.colloquy.model.event.TrafficEvent.PageVisited;
import io.colloquy.report.aggregate.ActivityAggregation.Keyed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes what visitors of web sites did, as it was told (table traffic_events). */
@ApplicationScoped
class TrafficEventStore {
    private static final String UPSERT = """
            INSERT INTO traffic_events (account_id, event_key, type, subject, campaign_id, name, visitor_id, occurred_at)
            SELECT $1, u.*
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[]) AS u
            ON CONFLICT (account_id, event_key) DO UPDATE
            SET type = excluded.type, subject = excluded.subject, campaign_id = excluded.campaign_id,
                name = excluded.name, visitor_id = excluded.visitor_id, occurred_at = excluded.occurred_at
            """;

    /** Writes these events, all of them {@link TrafficEvent}s. */
    Uni<Void> write(SqlConnection connection, String accountId, List<Keyed> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple row = Tuple.tuple()
                .addValue(accountId)
                .addValue(events.stream().map(Keyed::key).toArray(UUID[]::new))
                .addValue(texts(events, keyed -> keyed.event().type().wire()))
                .addValue(texts(events, keyed -> keyed.event().subject()))
                .addValue(texts(events, keyed -> data(keyed).campaignId()))
                .addValue(texts(events, keyed -> name(data(keyed))))
                .addValue(texts(events, keyed -> data(keyed).visitorId()))
                .addValue(events.stream()
                        .map(keyed -> keyed.event().time().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return connection.preparedQuery(UPSERT).execute(row).replaceWithVoid();
    }

    private static TrafficEvent data(Keyed keyed) {
        return (TrafficEvent) keyed.event().data();
    }

    private static String name(TrafficEvent data) {
        return switch (data) {
            case PageVisited page -> null;
            case Entrypoint entrypoint -> entrypoint.name();
            case Invite invite -> invite.filterName();
        };
    }

    private static String[] texts(List<Keyed> events, Function<Keyed, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }
}
