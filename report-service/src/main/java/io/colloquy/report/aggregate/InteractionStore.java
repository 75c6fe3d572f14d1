package io.colloquy.report.aggregate;

import io.colloquy.model.fact.Interaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Writes interactions (table conversation_interactions). One that is there keeps the time at which it was first committed,
 * so they are not simply replaced.
 */
@ApplicationScoped
class InteractionStore {
    private static final String UPSERT = """
            INSERT INTO conversation_interactions AS i
                (account_id, generation, conversation_id, event_key, ordinal, message_id, direction, published_at,
                 collected_at, processed_at, author_type, author_id, channel, publication_type, connection_id,
                 assigned_agent_id, status, text_key)
            SELECT $1, $2, u.conversation_id, u.event_key, u.ordinal, u.message_id, u.direction, u.published_at,
                   u.collected_at, coalesce(served.processed_at, now()), u.author_type, u.author_id, u.channel,
                   u.publication_type, u.connection_id, u.assigned_agent_id, u.status, u.text_key
            FROM unnest($4::text[], $5::uuid[], $6::integer[], $7::text[], $8::text[], $9::timestamptz[],
                        $10::timestamptz[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                        $16::text[], $17::text[], $18::uuid[])
                AS u (conversation_id, event_key, ordinal, message_id, direction, published_at, collected_at,
                      author_type, author_id, channel, publication_type, connection_id, assigned_agent_id, status,
                      text_key)
            LEFT JOIN conversation_interactions served
                ON served.account_id = $1 AND served.generation = nullif($3::smallint, $2::smallint)
                   AND served.conversation_id = u.conversation_id AND served.event_key = u.event_key
            ON CONFLICT (account_id, generation, conversation_id, event_key) DO UPDATE
            SET ordinal = excluded.ordinal, message_id = excluded.message_id, direction = excluded.direction,
                published_at = excluded.published_at, collected_at = excluded.collected_at,
                author_type = excluded.author_type, author_id = excluded.author_id, channel = excluded.channel,
                publication_type = excluded.publication_type, connection_id = excluded.connection_id,
                assigned_agent_id = excluded.assigned_agent_id, status = excluded.status, text_key = excluded.text_key
            WHERE (i.ordinal, i.message_id, i.direction, i.published_at, i.collected_at, i.author_type, i.author_id,
                   i.channel, i.publication_type, i.connection_id, i.assigned_agent_id, i.status, i.text_key)
                  IS DISTINCT FROM
                  (excluded.ordinal, excluded.message_id, excluded.direction, excluded.published_at,
                   excluded.collected_at, excluded.author_type, excluded.author_id, excluded.channel,
                   excluded.publication_type, excluded.connection_id, excluded.assigned_agent_id, excluded.status,
                   excluded.text_key)
            """;

    /** Where two reports of one message came, another event may be the first one now. */
    private static final String DELETE_OTHERS = """
            DELETE FROM conversation_interactions
            WHERE account_id = $1 AND generation = $2 AND conversation_id = ANY ($3) AND event_key <> ALL ($4::uuid[])
            """;

    /** An interaction in its conversation, counted from 1. */
    private record Numbered(Folded in, int ordinal) {
        Interaction interaction() {
            return in.interactions().get(ordinal - 1);
        }

        UUID eventKey() {
            return in.eventKeys().get(interaction().source(), interaction().eventId());
        }

        UUID textKey() {
            return interaction().textEventId() == null
                    ? null
                    : in.eventKeys()
                            .get(interaction().textSource(), interaction().textEventId());
        }
    }

    /**
     * Writes the interactions of conversations whose facts this transaction has just written.
     *
     * @param served the generation that is served now: from there comes when an interaction was first committed
     * @param added conversations that had none
     */
    Uni<Void> replace(
            SqlConnection connection,
            String accountId,
            short generation,
            short served,
            List<Folded> added,
            List<Folded> changed) {
        List<Numbered> rows = Stream.concat(added.stream(), changed.stream())
                .flatMap(folded -> Stream.iterate(1, ordinal -> ordinal + 1)
                        .limit(folded.interactions().size())
                        .map(ordinal -> new Numbered(folded, ordinal)))
                .toList();
        Uni<Void> gone = changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(DELETE_OTHERS)
                        .execute(Tuple.of(
                                accountId,
                                generation,
                                changed.stream().map(Folded::conversationId).toArray(String[]::new),
                                column(rows, UUID[]::new, Numbered::eventKey)))
                        .replaceWithVoid();
        return rows.isEmpty() ? gone : gone.chain(() -> upsert(connection, accountId, generation, served, rows));
    }

    private static Uni<Void> upsert(
            SqlConnection connection, String accountId, short generation, short served, List<Numbered> rows) {
        List<Object> values = new ArrayList<>();
        values.add(accountId);
        values.add(generation);
        values.add(served);
        values.add(texts(rows, row -> row.in().conversationId()));
        values.add(column(rows, UUID[]::new, Numbered::eventKey));
        values.add(column(rows, Integer[]::new, Numbered::ordinal));
        values.add(texts(rows, row -> row.interaction().messageId()));
        values.add(texts(rows, row -> row.interaction().direction().wire()));
        values.add(instants(rows, row -> row.interaction().publishedAt()));
        values.add(instants(rows, row -> row.interaction().collectedAt()));
        values.add(texts(rows, row -> row.interaction().authorType()));
        values.add(texts(rows, row -> row.interaction().authorId()));
        values.add(texts(rows, row -> row.interaction().channel().wire()));
        values.add(texts(
                rows,
                row -> row.interaction().publicationType() == null
                        ? null
                        : row.interaction().publicationType().wire()));
        values.add(texts(rows, row -> row.interaction().connectionId()));
        values.add(texts(rows, row -> row.interaction().assignedAgentId()));
        values.add(texts(
                rows,
                row -> row.interaction().status() == null
                        ? null
                        : row.interaction().status().wire()));
        values.add(column(rows, UUID[]::new, Numbered::textKey));
        return connection.preparedQuery(UPSERT).execute(Tuple.tuple(values)).replaceWithVoid();
    }

    /** Adds what tells that the row of an interaction has changed. */
    static void add(Interaction interaction, Digest digest) {
        digest.add(interaction.messageId())
                .add(interaction.source())
                .add(interaction.eventId())
                .add(interaction.textEventId())
                .add(interaction.publishedAt().toEpochMilli())
                .add(interaction.authorId())
                .add(interaction.assignedAgentId())
                .add(interaction.status());
    }

    private static String[] texts(List<Numbered> rows, Function<Numbered, String> value) {
        return column(rows, String[]::new, value);
    }

    private static OffsetDateTime[] instants(List<Numbered> rows, Function<Numbered, Instant> value) {
        return column(rows, OffsetDateTime[]::new, row -> value.apply(row).atOffset(ZoneOffset.UTC));
    }

    private static <T> T[] column(List<Numbered> rows, IntFunction<T[]> array, Function<Numbered, T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
