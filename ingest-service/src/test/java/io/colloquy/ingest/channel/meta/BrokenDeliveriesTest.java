package io.colloquy.ingest.channel.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.TestRequests;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.instagram.InstagramAdapter;
import io.colloquy.ingest.channel.messenger.MessengerAdapter;
import io.colloquy.ingest.channel.whatsapp.WhatsAppAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that were broken on purpose, from the golden files: whatever comes, nothing is thrown and nothing is dropped. */
class BrokenDeliveriesTest {

    private static final int MUTATIONS = 1500;
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static List<ChannelAdapter> adapters() {
        return List.of(new WhatsAppAdapter(), new MessengerAdapter(), new InstagramAdapter());
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void valueOfAnotherTypeBreaksNothing(ChannelAdapter adapter) throws Exception {
        List<JsonNode> bodies = bodies(adapter);
        Random random = new Random(7);
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode body = bodies.get(random.nextInt(bodies.size())).deepCopy();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                mutate(body, random);
            }

            Translation translation = translate(adapter, body.toString().getBytes(UTF_8));

            assertAccounted(translation, body.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void bytesThatAreNoJsonAreOneRefusedPart(ChannelAdapter adapter) throws Exception {
        Random random = new Random(11);
        for (JsonNode body : bodies(adapter)) {
            byte[] bytes = body.toString().getBytes(UTF_8);
            byte[] truncated = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            byte[] garbled = bytes.clone();
            garbled[random.nextInt(garbled.length)] = (byte) (128 + random.nextInt(128));
            byte[] wide = Arrays.copyOf(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE}, 4 + random.nextInt(20));

            assertTrue(translate(adapter, truncated).refused().size() == 1, "truncated");
            assertAccounted(translate(adapter, garbled), "garbled");
            assertAccounted(translate(adapter, wide), "not UTF-8");
        }
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void endlessNestingIsRefused(ChannelAdapter adapter) {
        for (int depth : new int[] {500, 5_000, 500_000}) {
            String deep = "{\"object\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

            assertFalse(translate(adapter, deep.getBytes(UTF_8)).refused().isEmpty());
        }
    }

    @Test
    void emptyBodyIsRefused() {
        for (ChannelAdapter adapter : adapters()) {
            assertFalse(translate(adapter, new byte[0]).refused().isEmpty());
        }
    }

    private static Translation translate(ChannelAdapter adapter, byte[] body) {
        ConnectionView connection =
                new ConnectionView("connection-1", adapter.channels().iterator().next(), "bot-1", Set.of("501"));
        return adapter.translate(TestRequests.post(body, Map.of()), connection);
    }

    private static void assertAccounted(Translation translation, String body) {
        int parts = translation.events().size() + translation.refused().size() + translation.ignored();
        assertTrue(parts > 0, () -> "nothing came of " + body);
    }

    /** Puts something else in some place. */
    private static void mutate(JsonNode body, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(body, containers);
        if (containers.isEmpty()) {
            return; // An earlier change has emptied it.
        }
        JsonNode container = containers.get(random.nextInt(containers.size()));
        JsonNode other = somethingElse(random);
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (other == null) {
                object.remove(name);
            } else {
                object.set(name, other);
            }
        } else if (container instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), other == null ? NODES.nullNode() : other);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** Null stands for nothing at all. */
    private static JsonNode somethingElse(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> NODES.nullNode();
            case 2 -> NODES.textNode("");
            case 3 -> NODES.textNode("\0\uD800" + "x".repeat(random.nextInt(3000)));
            case 4 -> NODES.numberNode(new BigInteger("9".repeat(300)));
            case 5 -> NODES.numberNode(new BigDecimal("1e-999999"));
            case 6 -> NODES.numberNode(-1);
            case 7 -> NODES.booleanNode(true);
            case 8 -> NODES.arrayNode();
            case 9 -> NODES.objectNode();
            case 10 -> NODES.arrayNode().add(NODES.arrayNode().add(1));
            default -> NODES.objectNode().put("id", 1).put("type", "text").put("mid", "m");
        };
    }

    private static List<JsonNode> bodies(ChannelAdapter adapter) throws IOException, URISyntaxException {
        Path folder = Path.of(BrokenDeliveriesTest.class
                .getResource("/channel/" + adapter.provider())
                .toURI());
        List<JsonNode> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonNode golden = JSON.readTree(Files.readString(file));
                if (golden.has("body")) {
                    bodies.add(golden.get("body"));
                }
            }
        }
        return bodies;
    }
}
