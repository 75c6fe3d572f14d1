package io.colloquy.export.job;

import io.colloquy.export.TestAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The conversations that the golden files of the layouts were written for. */
final class Conversations {
    private Conversations() {}

    static void insertClosedOnes(TestAccount account) {
        account.sql(
                "INSERT INTO agents (account_id, agent_id, first_name, last_name, deleted, attributes) "
                        + "VALUES (?, 'anna', 'Anna', 'Blum', false, '{}')",
                account.id());
        account.sql(
                "INSERT INTO reference_names (account_id, kind, reference_id, name, attributes) "
                        + "VALUES (?, 'team', 't1', 'Support', '{}')",
                account.id());
        account.sql(
                "INSERT INTO contacts (account_id, contact_id, name, deleted, attributes) "
                        + "VALUES (?, 'k1', '=cmd()', false, '{}')",
                account.id());
        account.conversation(
                "answered",
                "2026-03-02T09:00:00Z",
                Map.ofEntries(
                        Map.entry("contact_id", "k1"),
                        Map.entry("opened_source", "contact"),
                        Map.entry("opened_channel", "whatsapp"),
                        Map.entry("closed_at", "2026-03-04T10:00:05Z"),
                        Map.entry("closed_source", "user"),
                        Map.entry("closed_by", "anna"),
                        Map.entry("closed_by_team", "t1"),
                        Map.entry("first_assigned_at", "2026-03-02T09:05:00Z"),
                        Map.entry("first_assignee", "anna"),
                        Map.entry("last_assigned_at", "2026-03-02T09:06:00Z"),
                        Map.entry("last_assignee", "bert"),
                        Map.entry("unassigned_at_end", "false"),
                        Map.entry("first_response_at", "2026-03-02T09:12:00.5Z"),
                        Map.entry("first_response_by", "anna"),
                        Map.entry("first_assignment_time_ms", "300000"),
                        Map.entry("first_response_time_ms", "720500"),
                        Map.entry("first_assignment_to_first_response_ms", "420500"),
                        Map.entry("resolution_time_ms", "176405000"),
                        Map.entry("first_assignment_to_close_ms", "176105000"),
                        Map.entry("last_assignment_to_close_ms", "176045000"),
                        Map.entry("average_response_time_ms", "3600000"),
                        Map.entry("assignment_count", "2"),
                        Map.entry("inbound_count", "3"),
                        Map.entry("outbound_count", "2"),
                        Map.entry("response_count", "1"),
                        Map.entry("category", "Retour, échange"),
                        Map.entry("summary", "Elle a dit \"merci\"")));
        account.conversation(
                "blocked",
                "2026-03-03T23:30:00Z",
                Map.ofEntries(
                        Map.entry("opened_source", "paid_ads"),
                        Map.entry("closed_at", "2026-03-29T01:00:00Z"),
                        Map.entry("closed_source", "blocked"),
                        Map.entry("last_assignee", "anna"),
                        Map.entry("unassigned_at_end", "true"),
                        Map.entry("resolution_time_ms", "59999"),
                        Map.entry("assignment_count", "0"),
                        Map.entry("inbound_count", "0"),
                        Map.entry("outbound_count", "0"),
                        Map.entry("response_count", "0")));
        account.conversation("open", "2026-03-03T09:00:00Z", Map.of());
    }

    static String golden(String file) throws IOException {
        try (var in = Conversations.class.getClassLoader().getResourceAsStream("golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        }
    }
}
