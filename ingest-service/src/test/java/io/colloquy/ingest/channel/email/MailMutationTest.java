package io.colloquy.ingest.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelGoldens;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.ingest.channel.mailgun.MailgunAdapter;
import io.colloquy.ingest.channel.postmark.PostmarkAdapter;
import io.colloquy.ingest.channel.sendgrid.SendGridAdapter;
import io.colloquy.model.event.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is sent, it becomes valid events or a reason, soon (quality R6). */
class MailMutationTest {

    private static final ConnectionView CONNECTION = new ConnectionView("mail-1", Channel.EMAIL, null, Set.of());
    private static final List<String> SECRETS = List.of("key", "user:password");
    private static final List<ChannelAdapter> ADAPTERS =
            List.of(new MailgunAdapter(), new SendGridAdapter(), new PostmarkAdapter());
    private static final String[] POISON = {
        "\0",
        "\u00ff\u00fe",
        "\u00c3",
        "\r\n",
        "--",
        "=?utf-8?b?",
        "=?x?q?=",
        "[[[[{{{{",
        "\"",
        "<",
        ">",
        "\\ud800",
        "1e999999999",
        "99999999999999999999",
        "null",
        "%00",
        "%f",
        "&",
        "=",
        ";",
        "multipart/mixed; boundary=\"\"",
        "Content-Type: message/rfc822\r\n\r\n",
        "charset=utf-7",
        "-1"
    };

    private final Random random = new Random(20260302);

    @Test
    void mutatedBodiesBecomeValidEventsOrAReason() throws IOException {
        List<Sample> samples = samples();
        assertTimeout(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 3_000; i++) {
                Sample sample = samples.get(random.nextInt(samples.size()));
                check(MailRequests.request(mutated(sample.body()), "Content-Type", sample.contentType()));
            }
        });
    }

    @Test
    void deepNestingIsReadInBoundedTime() {
        StringBuilder mime = new StringBuilder("From: ann@example.com\r\n");
        for (int i = 0; i < 20_000; i++) {
            String boundary = Integer.toString(i, 36) + "!";
            mime.append("Content-Type: multipart/mixed; boundary=\"")
                    .append(boundary)
                    .append("\"\r\n\r\n--");
            mime.append(boundary).append("\r\n");
        }
        checkMime(mime.append("\r\n\r\ndeep").toString());
        check(MailRequests.json("[".repeat(100_000)));
        check(MailRequests.json("{\"FromFull\":".repeat(100_000)));
    }

    @Test
    void manyPartsFieldsAndHeadersAreReadInBoundedTime() {
        Translation parts = checkMime("From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\n\r\nx\r\n".repeat(200_000));
        Translation fields = check(MailRequests.request(
                "a=1&".repeat(500_000).getBytes(UTF_8), "Content-Type", "application/x-www-form-urlencoded"));
        checkMime("From: a@b.c\r\n" + "X-A: b\r\n".repeat(200_000) + "\r\nx");
        checkMime("From: a@b.c\r\nSubject: " + "=?utf-8?q?a?=".repeat(100_000) + "\r\n\r\nx");
        checkMime("From: " + "\"<@,;:(".repeat(100_000) + "\r\n\r\nx");
        checkMime("From: a@b.c\r\nContent-Type: text/html\r\n\r\n" + "<!--<a&".repeat(500_000));
        checkMime("From: a@b.c\r\nContent-Type: text/html\r\n\r\n" + "&".repeat(2_000_000));
        checkMime("From: a@b.c\r\nContent-Disposition: inline; " + "filename*=x;".repeat(20_000) + "\r\n\r\nx");

        assertEquals("malformed_mime", parts.refused().get(0).code());
        assertEquals("malformed_form", fields.refused().get(0).code());
    }

    private static Translation checkMime(String mime) {
        return assertTimeout(Duration.ofSeconds(20), () -> {
            byte[] body = MailRequests.form(Map.of("sender", "a@b.c", "recipient", "d@e.f", "body-mime", mime))
                    .bytes();
            check(MailRequests.multipart(Map.of("envelope", "{}", "email", mime)));
            return check(MailRequests.request(body, "Content-Type", "application/x-www-form-urlencoded"));
        });
    }

    /** What the first adapter makes of it. */
    private static Translation check(ChannelRequest request) {
        List<Translation> translations = new ArrayList<>();
        for (ChannelAdapter adapter : ADAPTERS) {
            assertFalse(adapter.isAuthentic(request, SECRETS));
            Translation translation = adapter.translate(request, CONNECTION);
            ChannelGoldens.assertValid(translation, CONNECTION);
            assertTrue(
                    translation.events().size() + translation.refused().size() + translation.ignored() > 0,
                    adapter.provider());
            translation.events().forEach(event -> {
                assertFalse(event.time().isAfter(request.receivedAt()));
                assertTrue(UTF_8.newEncoder().canEncode(event.data().toString()), "a half of a surrogate pair");
            });
            translations.add(translation);
        }
        return translations.get(0);
    }

    private byte[] mutated(String body) {
        String text = body;
        int mutations = 1 + random.nextInt(3);
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(20));
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, at);
                case 1 -> text.substring(0, at) + POISON[random.nextInt(POISON.length)] + text.substring(end);
                case 2 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(Math.min(at + 1, end));
                default -> text.substring(0, at) + text.substring(at / 2);
            };
        }
        return text.getBytes(ISO_8859_1);
    }

    /** A body as bytes would be cumbersome to mutate: each character is one of its bytes. */
    private record Sample(String contentType, String body) {}

    /** The requests of the golden files. */
    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        JsonMapper json = JsonMapper.builder().build();
        for (String provider : List.of("mailgun", "sendgrid", "postmark")) {
            try (Stream<Path> files = Files.list(Path.of("src/test/resources/channel", provider))) {
                for (Path file : files.filter(name -> !name.toString().endsWith(".expected.json"))
                        .sorted()
                        .toList()) {
                    JsonNode golden = json.readTree(file.toFile());
                    String body = golden.has("bodyText")
                            ? golden.get("bodyText").asText()
                            : golden.get("body").toString();
                    samples.add(new Sample(
                            golden.path("headers").path("Content-Type").asText(),
                            new String(body.getBytes(UTF_8), ISO_8859_1)));
                }
            }
        }
        return samples;
    }
}
