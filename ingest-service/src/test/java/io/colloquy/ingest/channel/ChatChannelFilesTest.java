package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real bodies of the channels, where they are there: none throws, none is dropped in silence. */
class ChatChannelFilesTest {

    private static final Path FILES = Path.of("../../shared/data/channels");

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
        Path files = FILES.resolve(folder);
        assumeTrue(Files.isDirectory(files), "the files are not here");
        ChannelAdapter adapter = ChannelAdapters.of(provider).orElseThrow();
        ConnectionView connection = new ConnectionView("connection-1", channel, null, Set.of());
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Translation translation = adapter.translate(request(file), connection);

                ChannelGoldens.assertValid(translation, connection);
                int parts = translation.events().size() + translation.refused().size() + translation.ignored();
                assertTrue(parts > 0, file + " came to nothing");
            }
        }
    }

    private static ChannelRequest request(Path file) throws IOException {
        return new ChannelRequest(
                "POST",
                "https://colloquy.example/v1/channels/connection-1/webhook",
                Map.of("content-type", List.of("application/json")),
                ByteBuffer.wrap(Files.readAllBytes(file)),
                Instant.parse("2026-03-02T12:00:00Z"));
    }
}
