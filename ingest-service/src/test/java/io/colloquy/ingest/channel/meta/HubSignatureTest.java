package io.colloquy.ingest.channel.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.SharedChannelData;
import io.colloquy.ingest.channel.TestRequests;
import io.colloquy.ingest.channel.whatsapp.WhatsAppAdapter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected hashes were made with {@code openssl dgst -hmac}. */
class HubSignatureTest {

    private static final String SECRET = "app-secret";
    private static final String OTHER_SECRET = "next-app-secret";

    /** As Meta sends it: other letters than ASCII's as escapes, which belong to what is signed. */
    private static final byte[] ESCAPED = "{\"text\":\"Ol\\u00e1 \\ud83d\\ude00\"}".getBytes(UTF_8);

    private static final String ESCAPED_HASH = "602449a2f2259d5da9f72e059775d360435ad06eb7460efda2ff01d99e38eb0e";
    private static final String ESCAPED_HASH_OF_OTHER =
            "984bae0c0d11fbb9f3a006c82e3e6007efe6ca07c493f85726d57c928b92ea98";
    private static final String ESCAPED_SHA1 = "d9a1f4f4096701d03e59c50229c4d8476d57c542";

    private static final byte[] PLAIN = "{\"text\":\"Olá 😀\"}".getBytes(UTF_8);
    private static final String PLAIN_HASH = "70b99cd80b8796eb5460f6aac1d1a998910237af7489a2dde7f67f382a457ad6";

    private final ChannelAdapter adapter = new WhatsAppAdapter();

    @Test
    void signatureHoldsOfTheBytesThatWereSent() {
        assertTrue(isAuthentic(ESCAPED, "sha256=" + ESCAPED_HASH, SECRET));
        assertTrue(isAuthentic(PLAIN, "sha256=" + PLAIN_HASH, SECRET));
    }

    @Test
    void bothSecretsOfARotationAreValid() {
        assertTrue(isAuthentic(ESCAPED, "sha256=" + ESCAPED_HASH, SECRET, OTHER_SECRET));
        assertTrue(isAuthentic(ESCAPED, "sha256=" + ESCAPED_HASH_OF_OTHER, SECRET, OTHER_SECRET));
        assertFalse(isAuthentic(ESCAPED, "sha256=" + ESCAPED_HASH_OF_OTHER, SECRET));
        assertFalse(isAuthentic(ESCAPED, "sha256=" + ESCAPED_HASH));
    }

    @Test
    void reserialisedBodyIsForged() throws IOException {
        JsonMapper json = new JsonMapper();
        byte[] reserialised = json.writeValueAsBytes(json.readTree(ESCAPED));

        assertFalse(isAuthentic(reserialised, "sha256=" + ESCAPED_HASH, SECRET));
    }

    @Test
    void truncatedBodyIsForged() {
        byte[] truncated = Arrays.copyOf(ESCAPED, ESCAPED.length - 1);

        assertFalse(isAuthentic(truncated, "sha256=" + ESCAPED_HASH, SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=00", ESCAPED_HASH, "sha1=" + ESCAPED_SHA1, "SHA256=é"})
    void brokenSignatureIsForged(String signature) {
        assertFalse(isAuthentic(ESCAPED, signature, SECRET));
    }

    @Test
    void bodyWithoutSignatureIsForged() {
        assertFalse(adapter.isAuthentic(TestRequests.post(ESCAPED, Map.of()), List.of(SECRET)));
    }

    @Test
    void olderSignatureCountsOnlyWithoutTheNewerOne() {
        Map<String, String> older = Map.of("x-hub-signature", "sha1=" + ESCAPED_SHA1);
        Map<String, String> both =
                Map.of("x-hub-signature", "sha1=" + ESCAPED_SHA1, "x-hub-signature-256", "sha256=" + PLAIN_HASH);

        assertTrue(adapter.isAuthentic(TestRequests.post(ESCAPED, older), List.of(SECRET)));
        assertFalse(adapter.isAuthentic(TestRequests.post(ESCAPED, both), List.of(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-hub-signature-256", "x-hub-signature"})
    void collectedVectorComesOutAsItsSourceSays(String scheme) throws IOException {
        for (JsonNode vector : SharedChannelData.signatureVectors(scheme)) {
            Map<String, String> headers = Map.of(
                    vector.get("header").asText().toLowerCase(Locale.ROOT),
                    vector.get("signature").asText());
            byte[] body = vector.get("body").asText().getBytes(UTF_8);

            boolean authentic = adapter.isAuthentic(
                    TestRequests.post(body, headers),
                    List.of(vector.get("secret").asText()));

            assertEquals(vector.get("valid").asBoolean(), authentic, vector.toString());
        }
    }

    private boolean isAuthentic(byte[] body, String signature, String... secrets) {
        return adapter.isAuthentic(TestRequests.post(body, Map.of("x-hub-signature-256", signature)), List.of(secrets));
    }
}
