package io.colloquy.export.job;

import io.colloquy.export.TestAccount;
import java.util.Map;
import java.util.UUID;

/** An account with something in every table that exports read, all on Monday, 2026-03-02, UTC. */
final class SeededAccount {
    static final String DAY = "\"range\": {\"from\": \"2026-03-02\", \"to\": \"2026-03-03\"}";

    private final TestAccount account;

    private SeededAccount(TestAccount account) {
        this.account = account;
    }

    static void fill(TestAccount account) {
        SeededAccount seeded = new SeededAccount(account);
        seeded.references();
        seeded.conversations();
        seeded.messages();
        seeded.rows();
        seeded.agents();
        seeded.visitors();
    }

    private void references() {
        insert("agents", "agent_id, username, first_name, last_name, email, team_id, deleted, attributes", """
                ('ann', 'ann@acme', 'Ann', 'Archer', 'ann@acme.test', 'care', false, '{}'),
                ('ben', 'ben', NULL, NULL, NULL, NULL, true, '{}')""");
        insert("contacts", "contact_id, name, email, phone, company_id, deleted, attributes", """
                ('k1', 'Carla', 'carla@home.test', '+4930', 'acme', false, '{}')""");
        insert("reference_names", "kind, reference_id, name, parent_id, attributes", """
                ('connection', 'page', 'The page', NULL, '{}'),
                ('campaign', 'spring', 'Spring sale', NULL, '{}'),
                ('host', 'shop', 'shop.test', NULL, '{"sourceHash": "h-1"}'),
                ('team', 'care', 'Care', NULL, '{}'),
                ('inbox', 'support', 'Support', NULL, '{}'),
                ('bot', 'robo', 'Robo', NULL, '{}'),
                ('topic', 'shipping', 'Shipping', NULL, '{}'),
                ('topic', 'late', 'Late', 'shipping', '{}')""");
        account.sql(
                "INSERT INTO account_settings (account_id, week_start, fcr_window_days, sla_business_time, export_max_days,"
                        + " export_max_live, public_base_url, updated_at)"
                        + " VALUES (?, 'monday', 7, false, 30, 5, 'https://desk.test', now())",
                account.id());
    }

    private void conversations() {
        account.conversation(
                "c1",
                "2026-03-02T09:00:00Z",
                Map.ofEntries(
                        Map.entry("contact_id", "k1"),
                        Map.entry("opened_source", "contact"),
                        Map.entry("opened_channel", "webchat"),
                        Map.entry("connection_id", "page"),
                        Map.entry("publication_type", "chat"),
                        Map.entry("bot_id", "robo"),
                        Map.entry("initiator_type", "customer"),
                        Map.entry("campaign_id", "spring"),
                        Map.entry("host_id", "shop"),
                        Map.entry("visitor_id", "v-1"),
                        Map.entry("visitor_identifier", "carla@shop"),
                        Map.entry("visit_id", "visit-1"),
                        Map.entry("entrypoint_id", "help"),
                        Map.entry("request_type", "button"),
                        Map.entry("request_source", "Need help?"),
                        Map.entry("accept_url", "https://shop.test/cart"),
                        Map.entry("decision_time_ms", "130500"),
                        Map.entry("status", "closed"),
                        Map.entry("first_closed_at", "2026-03-02T09:30:00Z"),
                        Map.entry("last_closed_at", "2026-03-02T09:30:00Z"),
                        Map.entry("closed_at", "2026-03-02T09:30:00Z"),
                        Map.entry("closed_source", "user"),
                        Map.entry("closed_by_type", "agent"),
                        Map.entry("closed_by", "ann"),
                        Map.entry("closed_by_team", "care"),
                        Map.entry("success_code", "solved"),
                        Map.entry("inbox_created", "support"),
                        Map.entry("inbox_closed", "support"),
                        Map.entry("inbox_current", "support"),
                        Map.entry("assignee_closed", "ann"),
                        Map.entry("assigned_agent_id", "ann"),
                        Map.entry("assigned_agent_account_sent", "pool"),
                        Map.entry("last_agent_id", "ann"),
                        Map.entry("involved_agents", "{ann}"),
                        Map.entry("resolution_time_ms", "1800000"),
                        Map.entry("created_to_first_closed_ms", "1800000"),
                        Map.entry("created_to_last_closed_ms", "1800000"),
                        Map.entry("duration_total_ms", "2100000"),
                        Map.entry("duration_conversation_ms", "720000"),
                        Map.entry("duration_after_close_ms", "1800000"),
                        Map.entry("accept_to_first_response_ms", "420999"),
                        Map.entry("first_reply_time_ms", "720000"),
                        Map.entry("average_response_time_ms", "720000"),
                        Map.entry("max_response_time_ms", "720000"),
                        Map.entry("handle_time_ms", "61000"),
                        Map.entry("message_count", "2"),
                        Map.entry("interaction_count", "2"),
                        Map.entry("average_message_length", "10.50"),
                        Map.entry("max_message_length", "17"),
                        Map.entry("first_session_id", "s-1"),
                        Map.entry("first_channel", "messenger"),
                        Map.entry("second_channel", "phone_call"),
                        Map.entry("third_channel", "messenger"),
                        Map.entry("last_channel", "whatsapp"),
                        Map.entry("session_count", "4"),
                        Map.entry("topic_ids", "{late,shipping}"),
                        Map.entry("survey_result", "good"),
                        Map.entry("survey_comment", "=fast"),
                        Map.entry("csat", "5"),
                        Map.entry("nps", "9"),
                        Map.entry("blocked", "true"),
                        Map.entry("block_reason", "rude"),
                        Map.entry("goals", "order,newsletter"),
                        Map.entry("total_goal_value", "49.90"),
                        Map.entry("fcr_eligible", "true"),
                        Map.entry("second_session_at", "2026-03-02T09:20:00Z"),
                        Map.entry("payments_completed", "1"),
                        Map.entry("payment_amount_completed_usd", "9.90")));
        account.conversation(
                "c2",
                "2026-03-02T08:00:00Z",
                Map.of(
                        "status", "waiting_for_parts",
                        "initiator_type", "rule",
                        "blocked", "false",
                        "inbox_created", "support",
                        "connection_id", "page"));
        account.conversation(
                "c3",
                "2026-03-02T08:30:00Z",
                Map.of("status", "open", "initiator_type", "agent", "inbox_created", "support"));
        account.conversation(
                "trial", "2026-03-02T09:00:00Z", Map.of("environment", "test", "initiator_type", "customer"));
    }

    private void messages() {
        UUID asked = event("message.received", "c1", "2026-03-02T09:00:00Z", """
                {"text": "Where is my order?", "url": "https://shop.test/cart",
                 "attachments": [{"name": "a.png"}]}""");
        UUID answered = event("message.sent", "c1", "2026-03-02T09:12:00Z", "{\"text\": \"On its wai.\"}");
        UUID edited = event("message.edited", "c1", "2026-03-02T09:13:00Z", "{\"text\": \"On its way.\"}");
        insert(
                "conversation_interactions",
                "conversation_id, event_key, ordinal, message_id, direction, published_at, collected_at, processed_at,"
                        + " author_type, author_id, channel, publication_type, connection_id, assigned_agent_id, status,"
                        + " text_key",
                """
                ('c1', '%1$s', 1, 'm1', 'inbound', '2026-03-02T09:00Z', '2026-03-02T09:00:01Z', '2026-03-02T09:00:02Z',
                 'customer', 'k1', 'webchat', 'chat', 'page', NULL, NULL, '%1$s'),
                ('c1', '%2$s', 2, 'm2', 'outbound', '2026-03-02T09:12Z', '2026-03-03T00:00:01Z', '2026-03-03T00:00:02Z',
                 'user', 'ann', 'webchat', NULL, 'page', 'ann', 'read', '%3$s')""".formatted(asked, answered, edited));
    }

    private void rows() {
        insert(
                "conversation_status_changes",
                "conversation_id, ordinal, at, kind, from_status, to_status, by_type, agent_id, source,"
                        + " first_response_change, until_by_publication_ms, until_by_collection_ms, sla_seconds, sla_met",
                """
                ('c1', 1, '2026-03-02T09:00Z', 'opened', NULL, 'open', 'customer', NULL, 'contact', false, NULL, NULL,
                 NULL, NULL),
                ('c1', 2, '2026-03-02T09:30Z', 'closed', 'open', 'closed', 'agent', 'ann', 'user', true, 1800000, 1799000,
                 3600, true)""");
        insert(
                "conversation_responses",
                "conversation_id, ordinal, agent_id, team_id, waiting_since, at, time_ms",
                """
                ('c1', 1, 'ann', 'care', '2026-03-02T09:00Z', '2026-03-02T09:12Z', 720999)""");
        insert("conversation_assignments", "conversation_id, ordinal, at, kind, agent_id, team_id, by_type", """
                ('c1', 1, '2026-03-02T09:05Z', 'assigned', 'ann', 'care', 'rule')""");
        insert("conversation_sessions", "conversation_id, ordinal, session_id, channel, started_at, derived", """
                ('c1', 1, 's-1', 'messenger', '2026-03-02T09:00Z', false)""");
        insert(
                "conversation_surveys",
                "conversation_id, ordinal, at, answered, kind, credited_agent_id, score, rating, comment",
                "('c1', 1, '2026-03-02T09:31Z', true, 'csat', 'ann', '5', 'good', '=fast')");
        insert("conversation_payments", "conversation_id, ordinal, payment_id, status, at, amount, currency", """
                ('c1', 1, 'p-1', 'completed', '2026-03-02T09:25Z', 9.90, 'USD')""");
        insert("conversation_topics", "conversation_id, ordinal, topic_id, added_at", """
                ('c1', 1, 'late', '2026-03-02T09:16Z')""");
        insert(
                "conversation_held_chats",
                "conversation_id, ordinal, agent_id, received_at, ended_at, first_message_at, visitor_wrote",
                """
                ('c1', 1, 'ann', '2026-03-02T09:10Z', '2026-03-02T09:30Z', '2026-03-02T09:15Z', true),
                ('c2', 1, 'ann', '2026-03-02T09:20Z', '2026-03-02T09:40Z', NULL, false)""");
    }

    private void agents() {
        activity("shift.started", "09:00", "'monday', NULL, NULL, NULL");
        activity("agent.state_changed", "09:00", "NULL, 'online', 2, NULL");
        activity("agent.state_changed", "09:40", "NULL, 'away', NULL, NULL");
        activity("agent.state_changed", "09:50", "NULL, 'online', NULL, NULL");
        activity("shift.ended", "10:00", "'monday', NULL, NULL, NULL");
    }

    private void activity(String type, String time, String values) {
        String id = type + "/" + time;
        insert(
                "agent_activity",
                "event_key, agent_id, type, occurred_at, source, event_id, shift_id, state, capacity, campaign_id",
                "('%s', 'ann', '%s', '2026-03-02T%sZ', '/test', '%s', %s)"
                        .formatted(UUID.randomUUID(), type, time, id, values));
    }

    private void visitors() {
        visitor("page.visited", "shop", null, "v-1", "09:01");
        visitor("page.visited", "shop", null, "v-2", "09:59");
        visitor("page.visited", "shop", null, "v-1", "10:00");
        visitor("entrypoint.viewed", "help", "Help", "v-1", "09:01");
        visitor("entrypoint.viewed", "help", "Need help?", "v-2", "09:05");
        visitor("entrypoint.clicked", "help", "Need help?", "v-1", "09:06");
        visitor("invite.matched", "cart", "Cart over 50", "v-1", "09:07");
        visitor("invite.shown", "cart", "Cart over 100", "v-1", "09:08");
    }

    private void visitor(String type, String subject, String name, String visitor, String time) {
        insert(
                "traffic_events",
                "event_key, type, subject, campaign_id, name, visitor_id, occurred_at",
                "('%s', '%s', '%s', 'spring', %s, '%s', '2026-03-02T%sZ')"
                        .formatted(
                                UUID.randomUUID(),
                                type,
                                subject,
                                name == null ? "NULL" : "'" + name + "'",
                                visitor,
                                time));
    }

    private UUID event(String type, String subject, String time, String data) {
        UUID key = UUID.randomUUID();
        insert(
                "events",
                "event_key, subject_type, subject, type, occurred_at, received_at, source, event_id, data",
                "('%s', 'conversation', '%s', '%s', '%s', timestamptz '%s' + interval '1 s', '/test', '%s', '%s')"
                        .formatted(key, subject, type, time, time, type, data));
        return key;
    }

    /** Rows of values without the account, which is put before them. */
    private void insert(String table, String columns, String rows) {
        String own = rows.replaceAll("(?m)^\\s*\\('", "('" + account.id() + "', '");
        account.sql("INSERT INTO " + table + " (account_id, " + columns + ") VALUES " + own);
    }
}
