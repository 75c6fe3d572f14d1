package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden requests, broken: whatever was sent, an adapter answers, and drops nothing in silence. */
class ChatChannelMutationsTest {

    private static final int ROUNDS = 12;
    private static final Pattern VALUE = Pattern.compile("(?<=: |=)(\"[^\"]*\"|[-0-9.]+|true|false|[^&\\s{\\[]+)");
    private static final String[] VALUES = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "0.5",
        "1e400",
        "1e999999999",
        "99999999999999999999999999",
        "\"\\u0000\"",
        "[[[[]]]]",
        "\"\\ud800\"",
        "{\"a\":{\"a\":{\"a\":1}}}",
        "[".repeat(900) + "]".repeat(900),
        "[".repeat(5000)
    };

    @ParameterizedTest
    @CsvSource({"telegram, TELEGRAM", "line, LINE", "viber, VIBER", "twilio, SMS", "twilio, PHONE_CALL", "vonage, SMS"})
    void brokenRequestNeverThrows(String provider, Channel channel) throws IOException, URISyntaxException {
        ChannelAdapter adapter = ChannelAdapters.of(provider).orElseThrow();
        ConnectionView connection = new ConnectionView("connection-1", channel, null, Set.of());
        String type = provider.equals("twilio") ? "application/x-www-form-urlencoded" : "application/json";
        Random random = new Random(20260302);
        int events = 0;
        int refused = 0;
        for (Path file : goldens(provider)) {
            byte[] whole = Files.readAllBytes(file);
            String text = new String(whole, StandardCharsets.UTF_8);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] broken = broken(text, random);
                ChannelRequest request =
                        TestRequests.post(broken, Map.of("content-type", type, "authorization", "Bearer a.b.c"));

                Translation translation = adapter.translate(request, connection);

                assertTrue(
                        translation.events().size() + translation.refused().size() + translation.ignored() > 0,
                        () -> file + " came to nothing: " + request.text());
                assertFalse(adapter.isAuthentic(request, List.of("one", "two")));
                events += translation.events().size();
                refused += translation.refused().size();
            }
        }
        assertTrue(events > 0 && refused > 0, "the breaks are too weak or too strong to show anything");
    }

    private static List<Path> goldens(String provider) throws IOException, URISyntaxException {
        Path folder = Path.of(ChatChannelMutationsTest.class
                .getResource("/channel/" + provider)
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList();
        }
    }

    /** Cut, with another value in place of one, or with a byte of no text; of the part that is the body. */
    private static byte[] broken(String golden, Random random) {
        int body = golden.indexOf("\"body");
        String sent = golden.substring(golden.indexOf(':', body) + 1, golden.lastIndexOf('}'))
                .strip();
        if (sent.startsWith("\"")) {
            sent = sent.substring(1, sent.length() - 1);
        }
        return switch (random.nextInt(4)) {
            case 0 -> utf8(sent.substring(0, random.nextInt(sent.length() + 1)));
            case 1 -> {
                byte[] bytes = utf8(sent + " ");
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                yield bytes;
            }
            default -> utf8(withAnotherValue(sent, random));
        };
    }

    private static String withAnotherValue(String sent, Random random) {
        List<int[]> values = new ArrayList<>();
        Matcher matcher = VALUE.matcher(sent);
        while (matcher.find()) {
            values.add(new int[] {matcher.start(), matcher.end()});
        }
        if (values.isEmpty()) {
            return VALUES[random.nextInt(VALUES.length)];
        }
        int[] value = values.get(random.nextInt(values.size()));
        return sent.substring(0, value[0]) + VALUES[random.nextInt(VALUES.length)] + sent.substring(value[1]);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
