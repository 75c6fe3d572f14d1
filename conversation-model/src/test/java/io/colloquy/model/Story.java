package io.colloquy.model;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.fact.ConversationFold;
import io.colloquy.model.fact.Facts;
import io.colloquy.model.fact.FoldContext;
import io.colloquy.model.fact.Interaction;
import io.colloquy.model.fact.Interactions;
import io.colloquy.model.timeline.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation told in few words: every event at a time of Monday, 2026-03-02 UTC, from one source unless said. Events
 * are numbered e1, e2 … and messages m1, m2 … as they are told.
 */
public final class Story {

    public static final String CONVERSATION = "conversation-1";

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<Event> events = new ArrayList<>();
    private String source = "crm";
    private Instant asOf = Instant.MAX;
    private FoldContext context = FoldContext.NONE;
    private String sequence;
    private Instant collectedAt;

    public static Story story() {
        return new Story();
    }

    /** The moment of that time of the day, or of that date and time in UTC. */
    public static Instant at(String time) {
        return time.contains("T")
                ? LocalDateTime.parse(time).toInstant(ZoneOffset.UTC)
                : LocalTime.parse(time).atDate(DAY).toInstant(ZoneOffset.UTC);
    }

    /** The source of the events that follow. */
    public Story from(String producer) {
        source = producer;
        return this;
    }

    /** Up to when the log is known to be complete; for all time unless said. */
    public Story asOf(String time) {
        asOf = at(time);
        return this;
    }

    /**
     * An opening of a conversation that was found by its contact, with these fields besides or instead; it ends after half
     * an hour without a message.
     */
    public Story found(String time, Map<String, Object> fields) {
        String producer = source;
        Map<String, Object> data = new HashMap<>(Map.of("connectionId", "page", "inactivitySeconds", 1800));
        data.putAll(fields);
        return from(Event.THREADS).opened(time, data).from(producer);
    }

    public Story found(String time) {
        return found(time, Map.of());
    }

    /** The sequence of the next event. */
    public Story numbered(String number) {
        sequence = number;
        return this;
    }

    /** When the next event was collected. */
    public Story collected(String time) {
        collectedAt = at(time);
        return this;
    }

    public Story event(String time, EventType type, Map<String, Object> data) {
        Instant moment = at(time);
        String id = "e" + (events.size() + 1);
        events.add(new Event(
                source,
                id,
                type,
                moment,
                CONVERSATION,
                sequence,
                collectedAt,
                moment.plusSeconds(1),
                read(type, data)));
        sequence = null;
        collectedAt = null;
        return this;
    }

    public Story opened(String time) {
        return opened(time, Map.of());
    }

    /** An opening by the contact, with these fields besides or instead. */
    public Story opened(String time, Map<String, Object> fields) {
        Map<String, Object> data = new HashMap<>(Map.of("source", "contact", "contactId", "carla"));
        data.putAll(fields);
        return event(time, EventType.CONVERSATION_OPENED, data);
    }

    /** The customer writes. */
    public Story customer(String time) {
        return customer(time, Map.of());
    }

    public Story customer(String time, Map<String, Object> fields) {
        Map<String, Object> data =
                new HashMap<>(Map.of("messageId", nextMessage(), "channel", "whatsapp", "contactId", "carla"));
        data.putAll(fields);
        return event(time, EventType.MESSAGE_RECEIVED, data);
    }

    /** That agent writes by hand. */
    public Story agent(String time, String agent) {
        return agent(time, agent, Map.of());
    }

    public Story agent(String time, String agent, Map<String, Object> fields) {
        return sent(time, Map.of("type", "user", "agentId", agent), fields);
    }

    public Story template(String time, String agent) {
        return agent(time, agent, Map.of("template", Map.of("name", "welcome")));
    }

    public Story bot(String time) {
        return sent(time, Map.of("type", "bot", "botId", "robo"), Map.of());
    }

    public Story broadcast(String time) {
        return sent(time, Map.of("type", "broadcast"), Map.of());
    }

    public Story sent(String time, Map<String, Object> author, Map<String, Object> fields) {
        Map<String, Object> data =
                new HashMap<>(Map.of("messageId", nextMessage(), "channel", "whatsapp", "author", author));
        data.putAll(fields);
        return event(time, EventType.MESSAGE_SENT, data);
    }

    public Story status(String time, String messageId, String status) {
        return event(time, EventType.MESSAGE_STATUS, Map.of("messageId", messageId, "status", status));
    }

    public Story handoverToHumans(String time) {
        return event(time, EventType.BOT_HANDOVER, Map.of("fromBotId", "robo"));
    }

    public Story assigned(String time, String agent) {
        return event(time, EventType.CONVERSATION_ASSIGNED, Map.of("agentId", agent));
    }

    public Story unassigned(String time) {
        return event(time, EventType.CONVERSATION_UNASSIGNED, Map.of());
    }

    public Story accepted(String time, String agent) {
        return event(time, EventType.CONVERSATION_ACCEPTED, Map.of("agentId", agent));
    }

    /** Assigned to that agent of a shared pool, whose own account that is. */
    public Story assigned(String time, String agent, String account) {
        return event(time, EventType.CONVERSATION_ASSIGNED, Map.of("agentId", agent, "accountRef", account));
    }

    /** That agent has the customer's profile open from one time to another. */
    public Story handled(String from, String to, String agent) {
        return event(from, EventType.HANDLE_STARTED, Map.of("agentId", agent))
                .event(to, EventType.HANDLE_ENDED, Map.of("agentId", agent));
    }

    public Story topicAdded(String time, String topic) {
        return event(time, EventType.TOPIC_ADDED, Map.of("topicId", topic));
    }

    public Story topicRemoved(String time, String topic) {
        return event(time, EventType.TOPIC_REMOVED, Map.of("topicId", topic));
    }

    /** A payment of that many US dollars comes so far: {@code requested}, {@code completed} or {@code declined}. */
    public Story payment(String time, String status, String paymentId, String dollars) {
        return payment(time, status, paymentId, dollars, "USD");
    }

    public Story payment(String time, String status, String paymentId, String amount, String currency) {
        return event(
                time,
                EventType.fromWire("payment." + status).orElseThrow(),
                Map.of("paymentId", paymentId, "amount", amount, "currency", currency));
    }

    /** The customer answers a survey of that kind, with these fields besides. */
    public Story answered(String time, String kind, Map<String, Object> fields) {
        Map<String, Object> data = new HashMap<>(fields);
        data.put("kind", kind);
        return event(time, EventType.SURVEY_ANSWERED, data);
    }

    public Story goal(String time, String goal) {
        return event(time, EventType.GOAL_REACHED, Map.of("goal", goal));
    }

    public Story goal(String time, String goal, Object value) {
        return event(time, EventType.GOAL_REACHED, Map.of("goal", goal, "value", value));
    }

    public Story blocked(String time, String agent, String reason) {
        return event(time, EventType.VISITOR_BLOCKED, Map.of("agentId", agent, "reason", reason));
    }

    public Story inbox(String time, String inbox) {
        return event(time, EventType.CONVERSATION_INBOX_CHANGED, Map.of("inboxId", inbox));
    }

    public Story statusChanged(String time, String from, String to) {
        return event(time, EventType.CONVERSATION_STATUS_CHANGED, Map.of("from", from, "to", to));
    }

    /** Changed by that agent. */
    public Story statusChanged(String time, String from, String to, String agent) {
        return event(
                time,
                EventType.CONVERSATION_STATUS_CHANGED,
                Map.of("from", from, "to", to, "by", Map.of("type", "agent", "id", agent)));
    }

    public Story session(String time, String sessionId, String channel, String by) {
        return event(
                time,
                EventType.SESSION_STARTED,
                Map.of("sessionId", sessionId, "channel", channel, "by", Map.of("type", by)));
    }

    public Story sessionEnded(String time, String sessionId, String channel) {
        return event(time, EventType.SESSION_ENDED, Map.of("sessionId", sessionId, "channel", channel));
    }

    public Story note(String time, String agent) {
        return event(time, EventType.NOTE_ADDED, Map.of("agentId", agent));
    }

    public Story closed(String time) {
        return closedFrom(time, "user");
    }

    /** Closed by that agent. */
    public Story closed(String time, String agent) {
        return closed(time, Map.of("source", "user", "by", Map.of("type", "agent", "id", agent)));
    }

    /** Closed from that source. */
    public Story closedFrom(String time, String closingSource) {
        return closed(time, Map.of("source", closingSource));
    }

    public Story closed(String time, Map<String, Object> fields) {
        return event(time, EventType.CONVERSATION_CLOSED, fields);
    }

    public Story reopened(String time) {
        return event(time, EventType.CONVERSATION_REOPENED, Map.of());
    }

    public Story mergedInto(String time, String survivor) {
        return event(time, EventType.CONVERSATION_MERGED, Map.of("into", survivor));
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public Timeline timeline() {
        return Timeline.order(CONVERSATION, events, asOf);
    }

    /** The ids of the events in the timeline's order: "e1 e3 e2". */
    public String order() {
        return String.join(" ", timeline().events().stream().map(Event::id).toList());
    }

    public ConversationFold.Result fold() {
        return ConversationFold.fold(timeline(), context);
    }

    /** Folded with that configuration; without any unless said. */
    public Story with(FoldContext configuration) {
        context = configuration;
        return this;
    }

    public Facts facts() {
        return fold().facts();
    }

    public List<Interaction> interactions() {
        return Interactions.of(timeline());
    }

    private String nextMessage() {
        long messages = events.stream()
                .filter(event -> event.type() == EventType.MESSAGE_RECEIVED || event.type() == EventType.MESSAGE_SENT)
                .count();
        return "m" + (messages + 1);
    }

    private static EventData read(EventType type, Map<String, Object> data) {
        try {
            return EventDataReader.read(type, data);
        } catch (InvalidEventData invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }
}
