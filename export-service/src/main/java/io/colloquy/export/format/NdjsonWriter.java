package io.colloquy.export.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.colloquy.model.fact.FactType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes a table as newline-delimited JSON, each row an object with the headings as names. Numbers, flags and durations in
 * seconds are such, null is null; instants are RFC 3339 in the zone.
 */
final class NdjsonWriter implements ExportFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    private static final int MILLISECONDS = 1000;

    private final JsonGenerator json;
    private List<OutputColumn> columns = List.of();
    private CellText text;

    NdjsonWriter(OutputStream out) throws IOException {
        this.json = JSON.createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void begin(OutputTable table) {
        this.columns = table.columns();
        this.text = table.text();
    }

    @Override
    public void row(Object[] values) throws IOException {
        json.writeStartObject();
        for (OutputColumn column : columns) {
            json.writeFieldName(column.header());
            Object value = column.values().of(values);
            if (value == null) {
                json.writeNull();
            } else {
                write(column.type(), value);
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void write(FactType type, Object value) throws IOException {
        switch (type) {
            case COUNT -> json.writeNumber(((Number) value).longValue());
            case DECIMAL -> json.writeNumber((BigDecimal) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case DURATION -> {
                if (text.durations() == DurationStyle.SECONDS) {
                    json.writeNumber(((Number) value).longValue() / MILLISECONDS);
                } else {
                    json.writeString(text.plain(type, value));
                }
            }
            case TEXT, INSTANT, TEXTS -> json.writeString(text.plain(type, value));
        }
    }
}
