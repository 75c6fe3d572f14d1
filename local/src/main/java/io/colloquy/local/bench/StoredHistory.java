package io.colloquy.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A long history of one account, written by SQL straight into the table of facts: what reports read, without the hours that
 * sending it would take; and its events in the log, four a conversation.
 */
final class StoredHistory {
    private static final int CHUNK = 100_000;

    /** By chance, but the same for the same number: four channels, six categories, waits of a skewed distribution. */
    private static final String FACTS = """
            INSERT INTO conversation_facts (
                account_id, conversation_id, event_count, opened_at, opened_source, opened_channel, connection_id,
                environment, status, contact_id, initiator_type, first_assignee, first_response_by, closed_by,
                closed_source, category, closed_at, first_closed_at, last_closed_at, first_response_at,
                first_response_time_ms, resolution_time_ms, average_response_time_ms, response_count, inbound_count,
                outbound_count, message_count, closed_count, reopened_count, agent_count, unanswered,
                session_channels, topic_ids)
            SELECT ?, 'c-' || n, 4, opened_at, 'contact', channel, 'connection-' || n % 7, 'production', 'closed',
                   'contact-' || n % 200000, 'customer', agent, agent, agent, 'user', category, closed_at, closed_at,
                   closed_at, opened_at + wait_ms * interval '1 ms', wait_ms,
                   (extract(epoch FROM closed_at - opened_at) * 1000)::bigint, wait_ms, 1, 1, 1, 2, 1, 0, 1, false,
                   ARRAY[channel], '{}'
            FROM (
                SELECT n, ?::timestamptz + n * ?::double precision * interval '1 s' AS opened_at,
                       (ARRAY['whatsapp', 'email', 'webchat', 'instagram'])[1 + (hashint8(n) & 2147483647) % 4] AS channel,
                       (ARRAY['Delivery', 'Refund', 'Billing', 'Product', 'Complaint', NULL])[1 + (hashint8(n + 1) & 2147483647) % 6]
                           AS category,
                       'agent-' || (hashint8(n + 2) & 2147483647) % 40 AS agent,
                       (1000 * exp((hashint8(n + 3) & 2147483647) % 10000 / 1000.0))::bigint AS wait_ms,
                       ?::timestamptz + n * ?::double precision * interval '1 s'
                           + interval '7 hours' + (hashint8(n + 4) & 2147483647) % 7200 * interval '1 s' AS closed_at
                FROM generate_series(?::bigint, ?::bigint) AS n) AS made
            """;

    private static final String EVENTS = """
            INSERT INTO events (account_id, event_key, subject_type, subject, type, occurred_at, received_at, source,
                                event_id, data)
            SELECT f.account_id, gen_random_uuid(), 'conversation', f.conversation_id, e.type, e.at, e.at, 'urn:bench',
                   f.conversation_id || '-' || e.type, e.data
            FROM conversation_facts f
            CROSS JOIN LATERAL (VALUES
                ('conversation.opened', f.opened_at,
                 json_build_object('source', 'contact', 'channel', f.opened_channel, 'contactId', f.contact_id)),
                ('message.received', f.opened_at,
                 json_build_object('messageId', 'r', 'channel', f.opened_channel, 'text', 'Where is my order?')),
                ('message.sent', f.first_response_at,
                 json_build_object('messageId', 's', 'channel', f.opened_channel, 'text', 'On its way.',
                                   'author', json_build_object('type', 'user', 'agentId', f.first_response_by))),
                ('conversation.closed', f.closed_at, json_build_object('source', 'user', 'category', f.category)))
                AS e (type, at, data)
            WHERE f.account_id = ? AND f.generation = 1 AND f.closed_at >= ?::timestamptz AND f.closed_at < ?::timestamptz
            """;

    private final Connection database;
    private final String account;
    private final double secondsApart;

    /** @param secondsApart between two openings */
    StoredHistory(Connection database, String account, double secondsApart) {
        this.database = database;
        this.account = account;
        this.secondsApart = secondsApart;
    }

    /** Conversations number {@code first} to {@code last}; number 0 is opened at {@code start}, smaller ones before. */
    void addFacts(Instant start, long first, long last) throws SQLException {
        OffsetDateTime origin = start.atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = database.prepareStatement(FACTS)) {
            for (long from = first; from <= last; from += CHUNK) {
                insert.setString(1, account);
                insert.setObject(2, origin);
                insert.setDouble(3, secondsApart);
                insert.setObject(4, origin);
                insert.setDouble(5, secondsApart);
                insert.setLong(6, from);
                insert.setLong(7, Math.min(from + CHUNK - 1, last));
                insert.executeUpdate();
            }
        }
        analyze("conversation_facts");
    }

    /** The events of the conversations closed in that stretch; returns how many. */
    int addEvents(Instant from, Instant to) throws SQLException {
        int events;
        try (PreparedStatement insert = database.prepareStatement(EVENTS)) {
            insert.setString(1, account);
            insert.setObject(2, from.atOffset(ZoneOffset.UTC));
            insert.setObject(3, to.atOffset(ZoneOffset.UTC));
            events = insert.executeUpdate();
        }
        analyze("events");
        return events;
    }

    private void analyze(String table) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("VACUUM ANALYZE " + table);
        }
    }
}
