package io.colloquy.local.seed;

import io.colloquy.local.event.OutgoingEvent;
import io.colloquy.model.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The team, what it works with, and how all of it is called. */
final class Company {
    /** Another account whose agents help out. */
    static final String PARTNER = "partner-care";

    static final List<String> TEAMS = List.of("sales", "orders", "billing", "technical", "social");
    static final List<String> INBOXES = List.of("inbox-sales", "inbox-orders", "inbox-billing", "inbox-technical");
    static final List<String> CAMPAIGNS = List.of("campaign-home", "campaign-shop", "campaign-help");
    static final List<String> HOSTS = List.of("host-shop", "host-help");
    static final List<String> BOTS = List.of("bot-welcome", "bot-orders");
    static final List<String> CATEGORIES = List.of("Delivery", "Refund", "Account", "Product question", "Other");
    static final List<String> TOPICS = List.of(
            "topic-delivery",
            "topic-delivery-late",
            "topic-delivery-damaged",
            "topic-payment",
            "topic-payment-refund",
            "topic-account",
            "topic-product");

    private static final List<String> FIRST_NAMES = List.of(
            "Ana", "Bruno", "Chloé", "Dmitri", "Elif", "Fatima", "Gustav", "Hana", "Ivo", "José", "Karin", "Luca",
            "Mei", "Noor", "Oskar", "Priya", "Quim", "Rosa", "Søren", "Tariq", "Ursula", "Víctor", "Wanda", "Yuki");
    private static final List<String> LAST_NAMES = List.of(
            "Almeida",
            "Berg",
            "Costa",
            "Dupont",
            "Eriksen",
            "Fischer",
            "García",
            "Horváth",
            "Ito",
            "Jansen",
            "Kaya",
            "Lehmann",
            "Müller",
            "Núñez",
            "O'Brien",
            "Park",
            "Rossi",
            "Silva",
            "Tanaka",
            "Van der Berg");
    private static final Map<String, String> TOPIC_PARENTS = Map.of(
            "topic-delivery-late", "topic-delivery",
            "topic-delivery-damaged", "topic-delivery",
            "topic-payment-refund", "topic-payment");
    private static final int AGENTS = 24;

    private Company() {}

    /** The agents of a team: a few work in two. */
    static String agentOf(int team, Dice dice) {
        int perTeam = AGENTS / TEAMS.size() + 1;
        return agent((team * (perTeam - 1) + dice.below(perTeam)) % AGENTS);
    }

    static List<String> agents() {
        return IntStream.range(0, AGENTS).mapToObj(Company::agent).toList();
    }

    /** The agent's own account; null for our own. The last four belong to the partner. */
    static String accountOf(String agent) {
        return agent.compareTo(agent(AGENTS - 4)) >= 0 ? PARTNER : null;
    }

    static String connectionOf(String channel) {
        return "connection-" + channel;
    }

    static String nameOfContact(Dice dice) {
        return dice.one(FIRST_NAMES) + " " + dice.one(LAST_NAMES);
    }

    /** The names of everything, from before the first conversation; some change half-way. */
    static List<OutgoingEvent> referenceEvents(SeedPlan plan, String source) {
        List<OutgoingEvent> events = new ArrayList<>();
        Instant start = plan.from().minus(Duration.ofDays(1));
        TEAMS.forEach(team -> events.add(named(source, EventType.TEAM_UPDATED, team, capitalised(team), start)));
        INBOXES.forEach(inbox -> events.add(
                named(source, EventType.INBOX_UPDATED, inbox, capitalised(inbox.substring("inbox-".length())), start)));
        CAMPAIGNS.forEach(id -> events.add(named(source, EventType.CAMPAIGN_UPDATED, id, capitalised(id), start)));
        BOTS.forEach(id -> events.add(named(source, EventType.BOT_UPDATED, id, capitalised(id), start)));
        Opening.CHANNELS.forEach(channel -> events.add(named(
                source, EventType.CONNECTION_UPDATED, connectionOf(channel), "Our " + channel + " account", start)));
        events.add(named(source, EventType.ACCOUNT_UPDATED, PARTNER, "Partner Care GmbH", start));
        HOSTS.forEach(id -> events.add(event(
                source,
                EventType.HOST_UPDATED,
                id,
                start,
                Map.of("hostname", id.substring("host-".length()) + ".example"))));
        TOPICS.forEach(topic -> events.add(event(source, EventType.TOPIC_UPDATED, topic, start, topic(topic))));
        for (int i = 0; i < AGENTS; i++) {
            events.add(event(source, EventType.AGENT_UPDATED, agent(i), start, agentData(i)));
        }
        Instant half = start.plus(Duration.between(start, plan.until()).dividedBy(2));
        events.add(named(source, EventType.TEAM_UPDATED, "social", "Social media", half));
        events.add(event(source, EventType.AGENT_UPDATED, agent(3), half, Map.of("lastName", "Kaya-Berg")));
        events.add(event(
                source, EventType.AGENT_DELETED, agent(AGENTS - 1), plan.until().minusSeconds(60), Map.of()));
        return events;
    }

    private static String agent(int number) {
        return "agent-" + (number < 9 ? "0" : "") + (number + 1);
    }

    private static Map<String, Object> agentData(int number) {
        String first = FIRST_NAMES.get(number);
        Map<String, Object> data = new Data()
                .put("username", agent(number))
                .put("firstName", first)
                .put("lastName", LAST_NAMES.get(number % LAST_NAMES.size()))
                .put("email", agent(number) + "@example.com")
                .put("teamId", TEAMS.get(number * TEAMS.size() / AGENTS))
                .put("accountRef", accountOf(agent(number)))
                .map();
        return data;
    }

    private static Map<String, Object> topic(String topic) {
        return new Data()
                .put("name", capitalised(topic.substring(topic.lastIndexOf('-') + 1)))
                .put("parentId", TOPIC_PARENTS.get(topic))
                .map();
    }

    private static OutgoingEvent named(String source, EventType type, String id, String name, Instant time) {
        return event(source, type, id, time, Map.of("name", name));
    }

    private static OutgoingEvent event(
            String source, EventType type, String subject, Instant time, Map<String, Object> data) {
        return new OutgoingEvent(
                source, type.wire() + "/" + subject + "/" + time.getEpochSecond(), type, subject, time, data);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('-', ' ');
    }
}
