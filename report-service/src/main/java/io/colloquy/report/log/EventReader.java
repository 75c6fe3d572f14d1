package io.colloquy.report.log;

import static io.colloquy.platform.sql.Timestamps.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.event.Violation;
import io.colloquy.report.log.StoredEvents.Unreadable;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From rows of the log to events. */
final class EventReader {
    private static final ObjectReader JSON = new ObjectMapper()
            .readerFor(new TypeReference<Map<String, Object>>() {})
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private EventReader() {}

    static StoredEvents read(List<Row> rows) {
        List<Event> events = new ArrayList<>(rows.size());
        List<Unreadable> unreadable = new ArrayList<>(0);
        EventKeys keys = new EventKeys();
        for (Row row : rows) {
            try {
                Event event = read(row);
                events.add(event);
                keys.add(event.source(), event.id(), row.getUUID("event_key"));
            } catch (InvalidEventData e) {
                unreadable.add(unreadable(row, e.getMessage()));
            } catch (JsonProcessingException e) {
                unreadable.add(unreadable(row, "data is no JSON object that can be read"));
            }
        }
        return new StoredEvents(events, unreadable, keys);
    }

    private static Event read(Row row) throws InvalidEventData, JsonProcessingException {
        EventType type = EventType.fromWire(row.getString("type"))
                .orElseThrow(() -> new InvalidEventData(List.of(new Violation("type", "is not known"))));
        return new Event(
                row.getString("source"),
                row.getString("event_id"),
                type,
                instant(row, "occurred_at"),
                row.getString("subject"),
                row.getString("sequence"),
                instant(row, "collected_at"),
                instant(row, "received_at"),
                EventDataReader.read(type, JSON.readValue(row.getString("data"))));
    }

    private static Unreadable unreadable(Row row, String reason) {
        return new Unreadable(row.getString("source"), row.getString("event_id"), reason);
    }
}
