package io.colloquy.local.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/** Writes events as newline-delimited CloudEvents in JSON (events 1.1), UTF-8, fields always in the same order. */
public final class EventLineWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(com.fasterxml.jackson.databind.SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final OutputStream out;

    public EventLineWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes one line. The stream is neither flushed nor closed. */
    public void write(OutgoingEvent event) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type().wire());
            json.writeStringField("subject", event.subject());
            json.writeStringField("time", event.time().toString());
            if (event.collectedAt() != null) {
                json.writeStringField("collectedat", event.collectedAt().toString());
            }
            json.writePOJOField("data", event.data());
            json.writeEndObject();
        }
        out.write('\n');
    }
}
