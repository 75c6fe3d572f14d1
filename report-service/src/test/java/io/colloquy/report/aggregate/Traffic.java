package io.colloquy.report.aggregate;

import io.colloquy.model.event.EventType;
import io.colloquy.report.aggregate.TestLog.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events for tests: single ones by hand, and many by chance from a seed. */
final class Traffic {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private int number;

    /** An event at so many minutes after nine. */
    Sent at(int minute, EventType type, String subject, Map<String, Object> data) {
        return at(NINE.plus(Duration.ofMinutes(minute)), type, subject, data);
    }

    private Sent at(Instant time, EventType type, String subject, Map<String, Object> data) {
        return new Sent(type, subject, "e" + number++, time, data);
    }

    Sent opened(int minute, String conversation) {
        return at(
                minute,
                EventType.CONVERSATION_OPENED,
                conversation,
                Map.of("source", "contact", "contactId", "contact-of-" + conversation, "channel", "whatsapp"));
    }

    Sent received(int minute, String conversation) {
        return at(
                minute,
                EventType.MESSAGE_RECEIVED,
                conversation,
                Map.of(
                        "messageId",
                        "m" + number,
                        "channel",
                        "whatsapp",
                        "contactId",
                        "contact-of-" + conversation,
                        "text",
                        "Hello"));
    }

    Sent sent(int minute, String conversation, String agent) {
        return at(
                minute,
                EventType.MESSAGE_SENT,
                conversation,
                Map.of(
                        "messageId",
                        "m" + number,
                        "channel",
                        "whatsapp",
                        "author",
                        Map.of("type", "user", "agentId", agent),
                        "text",
                        "Good morning"));
    }

    Sent assigned(int minute, String conversation, String agent) {
        return at(minute, EventType.CONVERSATION_ASSIGNED, conversation, Map.of("agentId", agent));
    }

    Sent closed(int minute, String conversation, String agent) {
        return at(
                minute,
                EventType.CONVERSATION_CLOSED,
                conversation,
                Map.of("source", "user", "by", Map.of("type", "agent", "id", agent), "category", "Solved"));
    }

    Sent reopened(int minute, String conversation) {
        return at(minute, EventType.CONVERSATION_REOPENED, conversation, Map.of());
    }

    /** One event of one of the conversations c0, c1 …, by chance; illegal steps included. */
    Sent any(Random chance, int conversations) {
        String conversation = "c" + chance.nextInt(conversations);
        int minute = chance.nextInt(600);
        String agent = "agent" + chance.nextInt(4);
        return switch (chance.nextInt(8)) {
            case 0 -> opened(minute, conversation);
            case 1, 2 -> received(minute, conversation);
            case 3, 4 -> sent(minute, conversation, agent);
            case 5 -> assigned(minute, conversation, agent);
            case 6 -> closed(minute, conversation, agent);
            default -> reopened(minute, conversation);
        };
    }

    /** So many events by chance. */
    List<Sent> many(Random chance, int events, int conversations) {
        List<Sent> many = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            many.add(any(chance, conversations));
        }
        return many;
    }
}
