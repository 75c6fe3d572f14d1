package io.colloquy.model.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads an event's {@code data} as JSON gives it into the record of its type, or says all that is wrong with it. */
public final class EventDataReader {

    private EventDataReader() {}

    /**
     * Reads the data of an event of that type. Required are the fields that events 1.3 does not mark optional; fields it
     * does not know are not looked at. A null in place of an optional field is the same as its absence, except in {@code
     * ….updated}, where it erases.
     *
     * @param data String, Boolean, Number, List, Map or null as values; null stands for an event without data
     * @throws InvalidEventData naming every field that is missing, of a wrong type, or outside its vocabulary
     */
    public static EventData read(EventType type, Map<String, Object> data) throws InvalidEventData {
        List<Violation> violations = new ArrayList<>(0);
        Fields fields = new Fields(data == null ? Map.of() : data, null, "data", violations);
        EventData result =
                switch (type.subjectType()) {
                    case CONVERSATION ->
                        type.compareTo(EventType.MESSAGE_RECEIVED) >= 0
                                ? MessageEventReader.read(type, fields)
                                : ConversationEventReader.read(type, fields);
                    case AGENT_ACTIVITY -> AgentEventReader.read(type, fields);
                    case PAGE, ENTRYPOINT, INVITE -> TrafficEventReader.read(type, fields);
                    default -> ReferenceEventReader.read(type, fields);
                };
        if (!violations.isEmpty()) {
            throw new InvalidEventData(violations);
        }
        return result;
    }
}
