package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden files of one adapter: every {@code channel/<provider>/<case>.json} of the test resources is translated and
 * compared with {@code <case>.expected.json} beside it, and every event must pass the model's validation. An adapter's
 * test extends this with two lines.
 *
 * <p>A case: {@code {headers?, url?, method?, receivedAt?, connection?: {channel?, botId?, botAppIds?}, body | bodyText}}; {@code
 * body} is sent as JSON, {@code bodyText} as it stands. What is expected: {@code {events: [{id, type, time, contactId,
 * data, opening?}], refused: [{path, code, detail?}], ignored}}, where what is empty may be left out and a detail is
 * compared only if it is given.
 */
public abstract class ChannelGoldens {

    private static final String EXPECTED = ".expected.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final ChannelAdapter adapter;
    private final Channel channel;

    /** Of that adapter, on a connection {@code connection-1} of that channel. */
    protected ChannelGoldens(ChannelAdapter adapter, Channel channel) {
        this.adapter = adapter;
        this.channel = channel;
    }

    @TestFactory
    Stream<DynamicTest> requestBecomesItsExpectedEvents() throws IOException, URISyntaxException {
        Path folder = Path.of(ChannelGoldens.class
                .getResource("/channel/" + adapter.provider())
                .toURI());
        List<Path> cases;
        try (Stream<Path> files = Files.list(folder)) {
            cases = files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(EXPECTED))
                    .sorted()
                    .toList();
        }
        assertFalse(cases.isEmpty(), "no golden files in " + folder);
        return cases.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        JsonNode golden = JSON.readTree(Files.readString(file));
        JsonNode expected =
                JSON.readTree(Files.readString(Path.of(file.toString().replaceFirst("\\.json$", EXPECTED))));
        ConnectionView connection = connection(golden.path("connection"));

        Translation translation = adapter.translate(request(golden), connection);

        assertEquals(pretty(normal(expected)), pretty(actual(translation, expected)));
        assertValid(translation, connection);
        assertEquals(translation, adapter.translate(request(golden), connection), "the same at every redelivery");
    }

    /** Fails unless every event passes the model's validation and no id is repeated within the request. */
    public static void assertValid(Translation translation, ConnectionView connection) {
        Set<String> ids = new HashSet<>();
        for (ChannelEvent event : translation.events()) {
            ChannelEvents.assertValid(event, connection);
            assertEquals(true, ids.add(event.id()), "two events have the id " + event.id());
        }
        translation.refused().forEach(part -> {
            assertNotNull(part.path());
            assertNotNull(part.code());
            assertNotNull(part.detail());
        });
    }

    /** The request of a case. */
    static ChannelRequest request(JsonNode golden) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        golden.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        String body = golden.has("bodyText")
                ? golden.get("bodyText").asText()
                : golden.path("body").toString();
        return new ChannelRequest(
                golden.path("method").asText("POST"),
                golden.path("url").asText("https://colloquy.example/v1/channels/connection-1/webhook"),
                headers,
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
                Instant.parse(golden.path("receivedAt").asText("2026-03-02T12:00:00Z")));
    }

    private ConnectionView connection(JsonNode golden) {
        Set<String> botAppIds = new HashSet<>();
        golden.path("botAppIds").forEach(id -> botAppIds.add(id.asText()));
        Channel on = golden.has("channel")
                ? Channel.valueOf(golden.get("channel").asText().toUpperCase(Locale.ROOT))
                : channel;
        return new ConnectionView("connection-1", on, golden.path("botId").asText(null), botAppIds);
    }

    private static ObjectNode normal(JsonNode expected) {
        ObjectNode normal = JSON.createObjectNode();
        normal.set("events", expected.path("events").isArray() ? expected.get("events") : JSON.createArrayNode());
        normal.set("refused", expected.path("refused").isArray() ? expected.get("refused") : JSON.createArrayNode());
        normal.put("ignored", expected.path("ignored").asInt(0));
        return normal;
    }

    private static ObjectNode actual(Translation translation, JsonNode expected) {
        ObjectNode actual = JSON.createObjectNode();
        ArrayNode events = actual.putArray("events");
        for (ChannelEvent event : translation.events()) {
            ObjectNode node = events.addObject()
                    .put("id", event.id())
                    .put("type", event.type().wire())
                    .put("time", event.time().toString())
                    .put("contactId", event.contactId());
            node.set("data", event.data());
            if (event.opening() != null) {
                node.set("opening", event.opening());
            }
        }
        ArrayNode refused = actual.putArray("refused");
        for (Translation.RefusedPart part : translation.refused()) {
            ObjectNode node = refused.addObject().put("path", part.path()).put("code", part.code());
            if (expected.path("refused").path(refused.size() - 1).has("detail")) {
                node.put("detail", part.detail());
            }
        }
        return actual.put("ignored", translation.ignored());
    }

    /** Fields in the order of their names, numbers as JSON writes them: differences show line by line. */
    private static String pretty(JsonNode node) {
        try {
            return JSON.writeValueAsString(JSON.readValue(node.toString(), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
