package io.colloquy.report.report;

import io.colloquy.model.event.EventType;
import io.colloquy.report.aggregate.TestLog.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Conversations made by chance, with what happened in each kept beside its events as it was made up: who waited since when,
 * who answered, who held it. Every instant of a conversation is another one, so that nothing hangs on their order.
 */
final class SimpleStories {
    private static final List<String> CHANNELS = List.of("whatsapp", "email", "webchat");
    private static final List<String> CATEGORIES = List.of("billing", "sales", "other");

    private final Random chance;
    private final Instant start;
    private final int days;

    /** @param days over which the openings are spread, from the start */
    SimpleStories(Random chance, Instant start, int days) {
        this.chance = chance;
        this.start = start;
        this.days = days;
    }

    record Response(String agent, Instant at, Duration time) {}

    record Close(String agent, Instant at, String category) {}

    private record Held(String agent, Instant from, Instant to) {}

    /** How it stands at an instant. */
    record State(boolean open, boolean assigned, boolean waiting, boolean neverAnswered) {}

    /** So many conversations. */
    List<Story> many(int count) {
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stories.add(new Story("story-" + i));
        }
        return stories;
    }

    /** One conversation as it went. */
    final class Story {
        private final String id;
        private final String channel = pick(CHANNELS);
        private final List<Sent> events = new ArrayList<>();
        private final List<Response> responses = new ArrayList<>();
        private final List<Close> closes = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();
        private final Map<Instant, State> states = new HashMap<>();
        private Instant now;
        private Instant openedAt;
        private Instant waitingSince;
        private Instant firstAssignedAt;
        private Instant firstResponseAt;
        private Instant closedAt;
        private Instant surveyAt;
        private Integer score;
        private String holder;
        private Instant heldSince;
        private String assignee;
        private boolean open;
        private boolean wrote;
        private boolean answered;

        private Story(String id) {
            this.id = id;
            now = start.plusMillis(chance.nextLong(Duration.ofDays(days).toMillis()));
            openedAt = now;
            open = true;
            add(
                    EventType.CONVERSATION_OPENED,
                    Map.of("source", "contact", "contactId", "of-" + id, "channel", channel));
            customer();
            int steps = 3 + chance.nextInt(9);
            for (int i = 0; i < steps; i++) {
                step();
            }
            if (heldSince != null) {
                held.add(new Held(holder, heldSince, Instant.MAX));
            }
        }

        private void step() {
            switch (chance.nextInt(8)) {
                case 0, 1 -> assign();
                case 2, 3 -> customer();
                case 4, 5 -> answer();
                default -> endOrBeginAgain();
            }
        }

        private void assign() {
            if (!open) {
                return;
            }
            String agent = agent();
            later();
            if (heldSince != null && !agent.equals(holder)) {
                held.add(new Held(holder, heldSince, now));
                heldSince = null;
            }
            if (heldSince == null) {
                heldSince = now;
                holder = agent;
            }
            assignee = agent;
            if (firstAssignedAt == null) {
                firstAssignedAt = now;
            }
            add(EventType.CONVERSATION_ASSIGNED, Map.of("agentId", agent));
        }

        private void customer() {
            later();
            wrote = true;
            if (waitingSince == null) {
                waitingSince = now;
            }
            add(
                    EventType.MESSAGE_RECEIVED,
                    Map.of(
                            "messageId",
                            "in-" + events.size(),
                            "channel",
                            channel,
                            "contactId",
                            "of-" + id,
                            "text",
                            "Hi"));
        }

        private void answer() {
            later();
            String agent = agent();
            if (waitingSince != null) {
                responses.add(new Response(agent, now, Duration.between(waitingSince, now)));
            }
            waitingSince = null;
            answered = true;
            if (firstResponseAt == null) {
                firstResponseAt = now;
            }
            add(
                    EventType.MESSAGE_SENT,
                    Map.of(
                            "messageId",
                            "out-" + events.size(),
                            "channel",
                            channel,
                            "author",
                            Map.of("type", "user", "agentId", agent),
                            "text",
                            "Hello"));
        }

        private void endOrBeginAgain() {
            later();
            if (open) {
                String agent = agent();
                String category = pick(CATEGORIES);
                open = false;
                waitingSince = null;
                closedAt = now;
                closes.add(new Close(agent, now, category));
                if (heldSince != null) {
                    held.add(new Held(holder, heldSince, now));
                    heldSince = null;
                }
                add(
                        EventType.CONVERSATION_CLOSED,
                        Map.of("source", "user", "by", Map.of("type", "agent", "id", agent), "category", category));
                survey();
            } else if (chance.nextInt(3) == 0) {
                open = true;
                closedAt = null;
                add(EventType.CONVERSATION_REOPENED, Map.of());
            }
        }

        private void survey() {
            if (surveyAt == null && chance.nextBoolean()) {
                later();
                surveyAt = now;
                score = 1 + chance.nextInt(5);
                add(EventType.SURVEY_ANSWERED, Map.of("kind", "csat", "score", score));
            }
        }

        private void later() {
            now = now.plusMillis(1_000 + chance.nextLong(chance.nextInt(4) == 0 ? 40_000_000 : 2_000_000));
        }

        private void add(EventType type, Map<String, Object> data) {
            events.add(new Sent(type, id, id + "-" + events.size(), now, data));
            states.put(now, new State(open, assignee != null, waitingSince != null, open && wrote && !answered));
        }

        private String agent() {
            return "agent-" + chance.nextInt(4);
        }

        String channel() {
            return channel;
        }

        List<Sent> events() {
            return events;
        }

        Instant openedAt() {
            return openedAt;
        }

        List<Response> responses() {
            return responses;
        }

        List<Close> closes() {
            return closes;
        }

        /** Null while it is open. */
        Instant closedAt() {
            return closedAt;
        }

        Instant surveyAt() {
            return surveyAt;
        }

        Integer score() {
            return score;
        }

        Duration firstResponseTime() {
            return firstResponseAt == null ? null : Duration.between(openedAt, firstResponseAt);
        }

        Duration resolutionTime() {
            return closedAt == null ? null : Duration.between(openedAt, closedAt);
        }

        Duration firstAssignmentToClose() {
            return closedAt == null || firstAssignedAt == null ? null : Duration.between(firstAssignedAt, closedAt);
        }

        boolean heldBy(String agent, Instant from, Instant to) {
            return held.stream()
                    .anyMatch(stretch -> stretch.agent().equals(agent)
                            && stretch.from().isBefore(to)
                            && stretch.to().isAfter(from));
        }

        /** How it stood just before that instant; before its opening it was nothing. */
        State at(Instant instant) {
            return states.entrySet().stream()
                    .filter(state -> state.getKey().isBefore(instant))
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(new State(false, false, false, false));
        }
    }

    private <T> T pick(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
