package io.colloquy.local.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Objects of a JSON file as rows: those in the arrays at the table's paths, wherever in the file such an array is, or the
 * objects at the top. The file may be one value or several, one after the other, as pages of an API are saved. A column
 * is a path of names: {@code meta.sender.id}.
 */
final class JsonRows implements RowSource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOP = ".";

    private final JsonParser parser;
    private final TableMapping table;
    private boolean inRows;
    private long element;

    JsonRows(InputStream file, TableMapping table) throws IOException {
        this.parser = JSON.createParser(file);
        this.table = table;
    }

    @Override
    public Row next() {
        try {
            JsonNode object = nextObject();
            return object == null ? null : row(object, ++element, table);
        } catch (JsonProcessingException e) {
            throw new PlainFailure(
                    "From line " + parser.currentLocation().getLineNr() + " on the file is no JSON: "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new PlainFailure("The file cannot be read any further: " + e.getMessage(), e);
        }
    }

    /** The values that the table's columns lead to; objects and lists as JSON. */
    static Row row(JsonNode object, long line, TableMapping table) {
        Map<String, String> cells = new HashMap<>();
        table.headers().forEach((column, paths) -> {
            for (String path : paths) {
                JsonNode value = at(object, path);
                if (!cells.containsKey(column) && !value.isMissingNode() && !value.isNull()) {
                    table.keep(column, value.isValueNode() ? value.asText() : value.toString(), cells);
                }
            }
        });
        return new Row(line, cells);
    }

    @Override
    public long line() {
        return element;
    }

    /** None: every object may have other fields. */
    @Override
    public List<String> missing() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private JsonNode nextObject() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean row = token == JsonToken.START_OBJECT
                    && (inRows || isTop() && table.rows().contains(TOP));
            if (row) {
                return JSON.readTree(parser);
            }
            if (token == JsonToken.START_ARRAY) {
                if (inRows) {
                    parser.skipChildren();
                } else {
                    inRows = table.rows().contains(path());
                }
            } else if (token == JsonToken.END_ARRAY) {
                inRows = false;
            }
        }
        return null;
    }

    private boolean isTop() {
        return path().isEmpty();
    }

    /** The names that lead to the current token; an array has none of its own. */
    private String path() {
        Deque<String> names = new ArrayDeque<>();
        for (JsonStreamContext at = parser.getParsingContext().getParent(); at != null; at = at.getParent()) {
            if (at.getCurrentName() != null) {
                names.addFirst(at.getCurrentName());
            }
        }
        return String.join(".", names);
    }

    private static JsonNode at(JsonNode object, String path) {
        JsonNode node = object;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        return node;
    }
}
