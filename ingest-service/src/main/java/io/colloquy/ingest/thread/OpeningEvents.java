package io.colloquy.ingest.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.connection.ThreadSettings;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.thread.Placement.Opening;
import io.colloquy.model.event.ActorType;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.OpeningSource;
import io.colloquy.model.event.PublicationType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the event of an opening: what is known of the connection, of the message, and of the ad that led to it. */
final class OpeningEvents {
    private static final String TOLD = "opening";
    private static final List<String> TAKEN_OVER = List.of("ad", "url", "publicationType", "campaignId");
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private OpeningEvents() {}

    /** The event, one a conversation and message. */
    static OpeningEvent of(Opening opening) {
        Map<String, Object> data = known(opening);
        Map<String, Object> all = new LinkedHashMap<>(data);
        addTold(opening.message().data(), all);
        try {
            return event(opening, all);
        } catch (InvalidEventData toldWrong) {
            // What was told beyond the message was never looked at before.
            return ofKnown(opening, data);
        }
    }

    private static OpeningEvent ofKnown(Opening opening, Map<String, Object> known) {
        try {
            return event(opening, known);
        } catch (InvalidEventData e) {
            throw new IllegalStateException("made of what was read before", e);
        }
    }

    private static OpeningEvent event(Opening opening, Map<String, Object> data) throws InvalidEventData {
        EventData read = EventDataReader.read(EventType.CONVERSATION_OPENED, data);
        String id = opening.conversationId() + "/opened/" + opening.messageId();
        ValidEvent event = ValidEvent.of(
                Event.THREADS,
                id,
                EventType.CONVERSATION_OPENED,
                opening.message().time(),
                opening.conversationId(),
                JSON.valueToTree(data));
        return new OpeningEvent(opening, event, read);
    }

    private static Map<String, Object> known(Opening opening) {
        ThreadSettings settings = opening.settings();
        ContactThread thread = ContactThread.of(opening.message());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel", opening.channel().wire());
        data.put("source", opening.source().wire());
        data.put("contactId", thread.contactId());
        data.put("connectionId", thread.connectionId());
        put(data, "inboxId", settings.inboxId());
        put(data, "environment", settings.environment().wire());
        put(data, "botId", settings.botId());
        data.put("inactivitySeconds", opening.inactivity().toSeconds());
        data.put("sessionGapSeconds", settings.sessionGapSeconds());
        switch (opening.message().contact().content()) {
            case MessageEvent.Received received -> {
                put(data, "url", received.url());
                put(data, "publicationType", wire(received.publicationType()));
                put(data, "campaignId", received.campaignId());
            }
            case MessageEvent.Sent sent
            when sent.author().agentId() != null ->
                data.put("by", agent(sent.author().agentId()));
            default -> {
                // A call says no more than its channel.
            }
        }
        return data;
    }

    private static Map<String, Object> agent(String id) {
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("type", ActorType.AGENT.wire());
        by.put("id", id);
        return by;
    }

    /** What a channel told beyond the message, such as the ad that the contact clicked. */
    private static void addTold(String messageData, Map<String, Object> data) {
        if (!messageData.contains('"' + TOLD + '"') || !(read(messageData).get(TOLD) instanceof Map<?, ?> told)) {
            return;
        }
        for (String field : TAKEN_OVER) {
            put(data, field, told.get(field));
        }
        if (OpeningSource.PAID_ADS.wire().equals(told.get("source"))) {
            data.put("source", OpeningSource.PAID_ADS.wire());
        }
    }

    private static void put(Map<String, Object> data, String field, Object value) {
        if (value != null) {
            data.put(field, value);
        }
    }

    private static String wire(PublicationType type) {
        return type == null ? null : type.wire();
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was read before", e);
        }
    }
}
