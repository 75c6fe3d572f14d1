package io.colloquy.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of events 1.3, written down once more, each type with its required and its optional fields; then the types by
 * which Colloquy records its configuration.
 */
class EventTypeFieldsTest {

    private static final List<Row> TABLE = List.of(
            row(
                    "conversation.opened",
                    "source contactId",
                    "channel by contactType connectionId inboxId assignedAgentId campaignId hostId visitorId"
                            + " visitorIdentifier visit entrypoint shownAt clickedAt acceptUrl url publicationType"
                            + " environment botId ad sla"),
            row("conversation.accepted", "agentId", "accountRef"),
            row("conversation.assigned", "agentId", "teamId accountRef by"),
            row("conversation.unassigned", "", "by"),
            row("conversation.inbox_changed", "inboxId", "by"),
            row("conversation.status_changed", "from to", "by reason"),
            row("session.started", "sessionId channel", "by"),
            row("session.ended", "sessionId channel", "by"),
            row("handle.started", "agentId", ""),
            row("handle.ended", "agentId", ""),
            row("topic.added", "topicId", ""),
            row("topic.removed", "topicId", ""),
            row("note.added", "agentId", "text"),
            row("payment.requested", "paymentId amount currency", ""),
            row("payment.completed", "paymentId amount currency", ""),
            row("payment.declined", "paymentId amount currency", ""),
            row("survey.offered", "kind", "agentId question"),
            row("survey.answered", "kind", "agentId score rating question comment"),
            row("goal.reached", "goal", "value"),
            row("visitor.blocked", "agentId reason", ""),
            row("conversation.reopened", "", "by"),
            row("conversation.closed", "source", "by teamId category summary successCode"),
            row("conversation.merged", "into", ""),
            row(
                    "message.received",
                    "messageId channel contactId",
                    "connectionId text attachments sessionId url publicationType replyTo campaignId"),
            row("message.sent", "messageId author channel", "connectionId contactId text attachments template replyTo"),
            row("message.status", "messageId status", "connectionId contactId"),
            row("message.edited", "messageId", "connectionId contactId text"),
            row("message.deleted", "messageId", "connectionId contactId"),
            row("message.reacted", "messageId", "connectionId contactId reaction"),
            row("bot.handover", "", "fromBotId toBotId connectionId contactId"),
            row("agent.updated", "", "username firstName lastName email teamId accountRef"),
            row("agent.deleted", "", ""),
            row("shift.started", "shiftId", "campaignId"),
            row("shift.ended", "shiftId", "campaignId"),
            row("agent.state_changed", "state", "capacity campaignId reason"),
            row("page.visited", "campaignId hostId visitorId url", ""),
            row("entrypoint.viewed", "campaignId name entrypointType visitorId", ""),
            row("entrypoint.clicked", "campaignId name entrypointType visitorId", ""),
            row("invite.matched", "campaignId filterName visitorId", ""),
            row("invite.shown", "campaignId filterName visitorId", ""),
            row("invite.accepted", "campaignId filterName visitorId", ""),
            row("invite.declined", "campaignId filterName visitorId", ""),
            row("invite.cancelled", "campaignId filterName visitorId", ""),
            row("invite.no_availability", "campaignId filterName visitorId", ""),
            row("invite.expired", "campaignId filterName visitorId", ""),
            row("invite.ignored", "campaignId filterName visitorId", ""),
            row("inbox.updated", "", "name"),
            row("team.updated", "", "name"),
            row("topic.updated", "", "name parentId"),
            row("campaign.updated", "", "name"),
            row("host.updated", "", "hostname sourceHash"),
            row("bot.updated", "", "name"),
            row("connection.updated", "", "name"),
            row("account.updated", "", "name"),
            row("contact.updated", "", "name email phone companyId address attributes"),
            row("contact.merged", "into", ""),
            row("contact.deleted", "", ""),
            row("connection.deleted", "", ""),
            row("settings.updated", "", ""),
            row("calendar.updated", "", ""),
            row("calendar.deleted", "", ""));

    /** Values that are right for a field wherever it stands; every other field is a text. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("channel", "whatsapp"),
            Map.entry("source", "user"),
            Map.entry("by", Map.of("type", "rule", "id", "r1")),
            Map.entry("contactType", "returning"),
            Map.entry("visit", Map.of("id", "v1", "startedAt", "2026-03-02T09:00:00Z")),
            Map.entry("entrypoint", Map.of("id", "b1", "name", "Help", "type", "button")),
            Map.entry("shownAt", "2026-03-02T09:00:00.000001-03:00"),
            Map.entry("clickedAt", "2026-03-02T09:00:00Z"),
            Map.entry("publicationType", "story"),
            Map.entry("environment", "production"),
            Map.entry("ad", Map.of("network", "meta", "campaignId", "c1", "adId", "a1")),
            Map.entry("sla", Map.of("firstResponseSeconds", 60, "resolutionSeconds", 0)),
            Map.entry("amount", "12.50"),
            Map.entry("currency", "BRL"),
            Map.entry("kind", "faces"),
            Map.entry("score", 3),
            Map.entry("rating", "moderate"),
            Map.entry("value", "9.90"),
            Map.entry(
                    "attachments",
                    List.of(Map.of("name", "a.pdf", "contentType", "application/pdf", "url", "u", "bytes", 7))),
            Map.entry("author", Map.of("type", "workflow")),
            Map.entry("template", Map.of("name", "welcome", "category", "utility", "language", "pt_BR")),
            Map.entry("status", "delivered"),
            Map.entry("state", "away"),
            Map.entry("capacity", 0),
            Map.entry("entrypointType", "auto_invite"),
            Map.entry("attributes", Map.of("vip", true)));

    private record Row(String type, List<String> required, List<String> optional) {

        EventType eventType() {
            return EventType.fromWire(type).orElseThrow();
        }

        Map<String, Object> data() {
            Map<String, Object> data = new HashMap<>();
            Stream.concat(required.stream(), optional.stream())
                    .forEach(field -> data.put(field, VALUES.getOrDefault(field, "some text")));
            return data;
        }
    }

    static Stream<Row> table() {
        return TABLE.stream();
    }

    @Test
    void tableHoldsEveryTypeInItsOrder() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::wire))
                .containsExactlyElementsOf(TABLE.stream().map(Row::type).toList());
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyFieldTogetherPassesWithOneThatNobodyKnows(Row row) {
        Map<String, Object> data = row.data();
        data.put("unheardOf", List.of(Map.of("deep", 1)));

        assertThat(violations(row.eventType(), data)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("table")
    void requiredFieldsAlonePass(Row row) {
        Map<String, Object> data = row.data();
        data.keySet().removeAll(row.optional());

        assertThat(violations(row.eventType(), data)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyRequiredFieldIsNamedWhereItIsMissing(Row row) {
        Set<String> missing = new TreeSet<>();
        for (String field : row.required()) {
            Map<String, Object> data = row.data();
            data.remove(field);
            missing.addAll(violations(row.eventType(), data));
        }

        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(
                        row.required().stream().map(field -> "data." + field).toList());
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyFieldIsNamedWhereItIsOfAWrongType(Row row) {
        for (String field : row.data().keySet()) {
            Map<String, Object> data = row.data();
            data.put(field, true);

            assertThat(violations(row.eventType(), data)).as(field).containsExactly("data." + field);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void nullErasesOrIsAsGoodAsAbsent(Row row) {
        Map<String, Object> data = row.data();
        row.optional().forEach(field -> data.put(field, null));

        assertThat(violations(row.eventType(), data)).isEmpty();
    }

    private static List<String> violations(EventType type, Map<String, Object> data) {
        try {
            EventDataReader.read(type, data);
            return List.of();
        } catch (InvalidEventData invalid) {
            return invalid.violations().stream().map(Violation::field).toList();
        }
    }

    private static Row row(String type, String required, String optional) {
        return new Row(type, words(required), words(optional));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
