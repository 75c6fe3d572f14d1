package io.colloquy.ingest.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Calendars as the log and the table keep them. */
@ApplicationScoped
class CalendarJson {
    private static final TypeReference<List<Frame>> FRAMES = new TypeReference<>() {};
    private static final TypeReference<List<Holiday>> HOLIDAYS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    CalendarJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** As the log keeps it: without its id and the time of the change. */
    ObjectNode data(Calendar calendar) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("zone", calendar.zone());
        data.set("frames", mapper.valueToTree(calendar.frames()));
        data.set("holidays", mapper.valueToTree(calendar.holidays()));
        return data;
    }

    List<Frame> frames(String json) {
        return read(json, FRAMES);
    }

    List<Holiday> holidays(String json) {
        return read(json, HOLIDAYS);
    }

    private <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored calendar cannot be read", e);
        }
    }
}
