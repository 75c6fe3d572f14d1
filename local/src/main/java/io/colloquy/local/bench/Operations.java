package io.colloquy.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    /** Where a body made from the schema alone would be refused before its parts are looked at. */
    private static final Map<String, String> REAL = Map.of(
            "/v1/accounts", """
                    {"id":"malformed-2","name":"Zoë","timezone":"Europe/Berlin"}""",
            "/v1/keys", """
                    {"name":"a key","roles":["viewer"],"expiresAt":"2030-01-01T00:00:00Z"}""",
            "/v1/settings", """
                    {"timezone":"America/Sao_Paulo","weekStart":"monday","fcrWindowDays":7,"exportMaxDays":30}""",
            "/v1/connections/{id}", """
                    {"channel":"telegram","provider":"telegram","name":"a bot","secrets":["a secret"],\
                    "inactivitySeconds":3600,"environment":"test","botAppIds":["1","2"]}""",
            "/v1/exports", """
                    {"dataset":"conversations","format":"csv","range":{"from":"2026-03-01","to":"2026-04-01"},\
                    "timezone":"UTC","columns":["conversation_id"],"filter":{"channel":["whatsapp"]}}""");

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
                                example(path.getKey(), content.getValue()))))));
        return operations;
    }

    private byte[] example(String path, JsonNode content) {
        if (REAL.containsKey(path)) {
            return REAL.get(path).getBytes(UTF_8);
        }
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
