package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import java.util.Map;

/** What holds for every event of every adapter. */
final class ChannelEvents {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_EVENT_ID = 2000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ChannelEvents() {}

    /** Fails unless the event, filled in as the translator does, is one that the log takes. */
    static void assertValid(ChannelEvent event, ConnectionView connection) {
        assertId("id", event.id(), LONGEST_EVENT_ID);
        assertId("contactId", event.contactId(), LONGEST_ID);
        assertTrue(
                event.contactId().matches("[a-z_]+:.+"),
                "contactId has no channel before the channel's own id: " + event.contactId());
        ObjectNode data = event.data().deepCopy();
        assertFalse(data.has("connectionId"), "connectionId is filled in by the translator");
        data.put("connectionId", connection.id()).put("contactId", event.contactId());
        if (!data.has("channel")) {
            data.put("channel", connection.channel().wire());
        }
        assertValid(event.type(), data);
        if (event.opening() != null) {
            ObjectNode opening =
                    JSON.createObjectNode().put("source", "contact").put("contactId", event.contactId());
            assertValid(EventType.CONVERSATION_OPENED, opening.setAll(event.opening()));
        }
    }

    private static void assertId(String name, String id, int longest) {
        assertTrue(!id.isEmpty() && id.length() <= longest, name + " must not be empty nor too long: " + id);
    }

    private static void assertValid(EventType type, ObjectNode data) {
        try {
            EventDataReader.read(type, JSON.convertValue(data, new TypeReference<Map<String, Object>>() {}));
        } catch (InvalidEventData e) {
            fail(type.wire() + " " + data + ": " + e.getMessage());
        }
    }
}
