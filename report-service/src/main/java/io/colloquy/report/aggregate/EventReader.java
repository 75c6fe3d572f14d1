package io.colloquy.report.aggregate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;
import io.colloquy.model.event.EventDataReader;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.InvalidEventData;
import io.colloquy.model.event.Violation;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a row of the log to the event. */
public final class EventReader {
    private static final ObjectReader JSON = new ObjectMapper()
            .readerFor(new TypeReference<Map<String, Object>>() {})
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private EventReader() {}

    /**
     * A subject's events.
     *
     * @param unreadable events that this version can't read: accepted by another one, they are listed and passed over
     */
    public record Events(List<Event> readable, List<FoundAnomaly> unreadable) {}

    public static Events read(List<Row> rows) {
        List<Event> readable = new ArrayList<>(rows.size());
        List<FoundAnomaly> unreadable = new ArrayList<>(0);
        for (Row row : rows) {
            try {
                readable.add(read(row));
            } catch (InvalidEventData | JsonProcessingException e) {
                unreadable.add(new FoundAnomaly(
                        FoundAnomaly.EVENT_UNREADABLE,
                        row.getString("source"),
                        row.getString("event_id"),
                        e instanceof InvalidEventData invalid ? invalid.getMessage() : "data can't be read"));
            }
        }
        return new Events(readable, unreadable);
    }

    private static Event read(Row row) throws InvalidEventData, JsonProcessingException {
        String wire = row.getString("type");
        EventType type = EventType.fromWire(wire)
                .orElseThrow(() -> new InvalidEventData(List.of(new Violation("type", "is not known"))));
        EventData data = EventDataReader.read(type, JSON.readValue(row.getString("data")));
        return new Event(
                row.getString("source"),
                row.getString("event_id"),
                type,
                instant(row, "occurred_at"),
                row.getString("subject"),
                row.getString("sequence"),
                instant(row, "collected_at"),
                instant(row, "received_at"),
                data);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
