package io.colloquy.ingest.channel.mailgun;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.email.FormBody;
import io.colloquy.ingest.channel.email.MailRequests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailgunSignatureTest {

    // printf '%s' 1772452800t0k3n-ü | openssl dgst -sha256 -hmac "$key", keys in the order of KEYS
    private static final String TIMESTAMP = "1772452800";
    private static final String TOKEN = "t0k3n-ü";
    private static final String SIGNATURE = "8eb83145b88dd84eab3256d7104d08ca7c500845338af6a10180f57ad815c228";
    private static final String ROTATED = "d2cdbbc57395c52cc22041229c837bb6923f21cfd602590ec27c594886eaad6c";
    private static final List<String> KEYS = List.of("key-new", "schlüssel-alt");

    private final MailgunAdapter adapter = new MailgunAdapter();

    @Test
    void eitherSecretOfARotationPasses() {
        for (String signature : List.of(SIGNATURE, ROTATED)) {
            assertTrue(adapter.isAuthentic(form(signature, TIMESTAMP), KEYS));
            assertTrue(adapter.isAuthentic(json(signature, TIMESTAMP), KEYS));
        }
        assertFalse(adapter.isAuthentic(form(ROTATED, TIMESTAMP), KEYS.subList(0, 1)));
    }

    @Test
    void multipartFormIsReadForItsSignature() {
        ChannelRequest request = MailRequests.multipart(
                Map.of("timestamp", TIMESTAMP, "token", TOKEN, "signature", SIGNATURE, "body-plain", "Grüße"));

        assertTrue(adapter.isAuthentic(request, KEYS));
    }

    @Test
    void signatureOfTheParentAccountPasses() {
        ChannelRequest request = MailRequests.json("""
                {"signature": {"timestamp": "%s", "token": "%s", "signature": "00", "parent-signature": "%s"}}""".formatted(TIMESTAMP, TOKEN, SIGNATURE));

        assertTrue(adapter.isAuthentic(request, KEYS));
    }

    @Test
    void otherTimestampOrTokenOrNoSignatureFails() {
        assertFalse(adapter.isAuthentic(form(SIGNATURE, "1772452801"), KEYS));
        assertFalse(adapter.isAuthentic(json(SIGNATURE.replace('a', 'b'), TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(json("", TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(json("not hexadecimal", TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(MailRequests.json("{}"), KEYS));
        assertFalse(adapter.isAuthentic(MailRequests.json("{\"signature\": {\"timestamp\": "), KEYS));
        assertFalse(adapter.isAuthentic(MailRequests.form(Map.of()), KEYS));
    }

    @Test
    void signatureLastsAsLongAsMailgunTriesAgain() {
        Instant signed = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP));

        assertTrue(adapter.isAuthentic(at(signed.plusSeconds(8 * 3600)), KEYS));
        assertFalse(adapter.isAuthentic(at(signed.plusSeconds(9 * 3600 + 1)), KEYS));
        assertTrue(adapter.isAuthentic(at(signed.minusSeconds(300)), KEYS));
        assertFalse(adapter.isAuthentic(at(signed.minusSeconds(301)), KEYS));
    }

    @Test
    void publicVectorPasses() throws Exception {
        Path file = Path.of("../../shared/data/channels/signature-vectors.json");
        assumeTrue(Files.exists(file), file + " is not there");
        for (JsonNode vector : JsonMapper.builder().build().readTree(file.toFile())) {
            if (vector.get("scheme").asText().equals("mailgun")) {
                byte[] body = (vector.get("body").asText() + "&signature="
                                + vector.get("signature").asText())
                        .getBytes(StandardCharsets.UTF_8);
                ChannelRequest request =
                        MailRequests.request(body, "Content-Type", "application/x-www-form-urlencoded");
                String timestamp = FormBody.read(request).orElseThrow().text("timestamp");

                assertTrue(MailgunSignature.of(FormBody.read(request).orElseThrow())
                        .isValid(
                                List.of(vector.get("secret").asText()),
                                Instant.ofEpochSecond(Long.parseLong(timestamp))));
            }
        }
    }

    private static ChannelRequest form(String signature, String timestamp) {
        return MailRequests.form(
                Map.of("timestamp", timestamp, "token", TOKEN, "signature", signature, "body-plain", "Grüße €"));
    }

    private static ChannelRequest json(String signature, String timestamp) {
        return MailRequests.json("""
                {"signature": {"timestamp": "%s", "token": "%s", "signature": "%s"}, "event-data": {"tag": "é"}}""".formatted(timestamp, TOKEN, signature));
    }

    private static ChannelRequest at(Instant receivedAt) {
        ChannelRequest request = form(SIGNATURE, TIMESTAMP);
        return new ChannelRequest(
                request.method(), request.url(), request.headers(), ByteBuffer.wrap(request.bytes()), receivedAt);
    }
}
