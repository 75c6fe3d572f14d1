package io.colloquy.ingest.channel.meta;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.SharedChannelData;
import io.colloquy.ingest.channel.TestRequests;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.messenger.MessengerAdapter;
import io.colloquy.ingest.channel.whatsapp.WhatsAppAdapter;
import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Deliveries that other projects collected: each comes to events or to refused parts, and every event is valid. */
class CollectedDeliveriesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> whatsAppDeliveryIsNeverDropped() throws IOException {
        return cases("whatsapp-pywa/updates", new WhatsAppAdapter(), Channel.WHATSAPP);
    }

    @TestFactory
    Stream<DynamicTest> messengerDeliveryIsNeverDropped() throws IOException {
        return cases("messenger-messenger4j", new MessengerAdapter(), Channel.MESSENGER);
    }

    private static Stream<DynamicTest> cases(String folder, ChannelAdapter adapter, Channel channel)
            throws IOException {
        ConnectionView connection = new ConnectionView("connection-1", channel, null, Set.of());
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : SharedChannelData.jsonFiles(folder)) {
            deliveries(file)
                    .forEach((name, delivery) -> tests.add(DynamicTest.dynamicTest(name, () -> {
                        Translation translation = adapter.translate(TestRequests.post(delivery.toString()), connection);

                        int parts = translation.events().size()
                                + translation.refused().size()
                                + translation.ignored();
                        assertTrue(parts > 0, "nothing came of it");
                        ChannelGoldens.assertValid(translation, connection);
                    })));
        }
        return tests.stream();
    }

    /** A file holds a delivery, or several by name. */
    private static Map<String, JsonNode> deliveries(Path file) throws IOException {
        JsonNode content = JSON.readTree(Files.readString(file));
        String name = file.getFileName().toString();
        if (content.has("object")) {
            return Map.of(name, content);
        }
        Map<String, JsonNode> deliveries = new LinkedHashMap<>();
        content.properties().forEach(entry -> deliveries.put(name + " " + entry.getKey(), entry.getValue()));
        return deliveries;
    }
}
