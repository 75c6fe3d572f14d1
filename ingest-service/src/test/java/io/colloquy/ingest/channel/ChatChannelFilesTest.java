package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real bodies of the channels, where they are there: none throws, none is dropped in silence. */
class ChatChannelFilesTest {

    @ParameterizedTest
    @CsvSource({
        "telegram, telegram-nutgram, TELEGRAM",
        "line, line-line-bot-sdk-java, LINE",
        "viber, viber-viber-bot-python, VIBER",
        "vonage, vonage-vonage-java-sdk, SMS",
        "vonage, vonage-vonage-java-sdk, WHATSAPP",
        "vonage, vonage-vonage-java-sdk, MESSENGER"
    })
    void everyFileBecomesEventsOrIsRefusedOrIsCountedAsIgnored(String provider, String folder, Channel channel)
            throws IOException {
        ChannelAdapter adapter = ChannelAdapters.of(provider).orElseThrow();
        ConnectionView connection = new ConnectionView("connection-1", channel, null, Set.of());
        for (Path file : SharedChannelData.bodies(folder)) {
            ChannelRequest request =
                    TestRequests.post(Files.readAllBytes(file), Map.of("content-type", "application/json"));

            Translation translation = adapter.translate(request, connection);

            ChannelGoldens.assertValid(translation, connection);
            int parts = translation.events().size() + translation.refused().size() + translation.ignored();
            assertTrue(parts > 0, file + " came to nothing");
        }
    }
}
