package io.colloquy.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import io.colloquy.local.api.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The operations of a service that take a body, by its own OpenAPI document, each with a body that it would take. */
final class Operations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEEPEST = 6;

    private final JsonNode document;

    private Operations(JsonNode document) {
        this.document = document;
    }

    /**
     * One operation in one media type.
     *
     * @param path with parameters in braces
     */
    record Operation(String method, String path, String mediaType, byte[] body) {}

    /** Reads the document of the service at that address. */
    static List<Operation> of(String base) {
        try (ApiClient client = new ApiClient(base, "none")) {
            return new Operations(client.get("/q/openapi?format=json").success("The OpenAPI document")).all();
        }
    }

    private List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> method.getValue()
                        .path("requestBody")
                        .path("content")
                        .properties()
                        .forEach(content -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                content.getKey(),
                                example(content.getValue()))))));
        if (operations.isEmpty()) {
            throw new PlainFailure("The OpenAPI document has no operation with a body.");
        }
        return operations;
    }

    private byte[] example(JsonNode content) {
        try {
            return JSON.writeValueAsBytes(value(content.path("schema"), 0));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value that the schema might describe. */
    private Object value(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            return value(document.at(reference.substring(1)), depth);
        }
        if (schema.has("allOf")) {
            return value(schema.path("allOf").path(0), depth);
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText("object")) {
            case "array" -> depth > DEEPEST ? List.of() : List.of(value(schema.path("items"), depth + 1));
            case "string" -> "date-time".equals(schema.path("format").asText()) ? "2026-03-02T09:00:00Z" : "text";
            case "integer", "number" -> 1;
            case "boolean" -> true;
            default -> object(schema, depth);
        };
    }

    private Map<String, Object> object(JsonNode schema, int depth) {
        Map<String, Object> object = new TreeMap<>();
        if (depth <= DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(member -> object.put(member.getKey(), value(member.getValue(), depth + 1)));
        }
        return object;
    }
}
