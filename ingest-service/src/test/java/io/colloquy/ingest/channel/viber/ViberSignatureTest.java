package io.colloquy.ingest.channel.viber;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.SignedRequest;
import org.junit.jupiter.api.Test;

/** Vectors made with another implementation, over text beyond ASCII. */
class ViberSignatureTest {

    private static final String HEADER = "X-Viber-Content-Signature";
    private static final String BODY = """
            {"event":"webhook","timestamp":1772442000123,"message_token":18446744073709551615,"note":"Добрий день"}""";

    private final ViberAdapter adapter = new ViberAdapter();
    private final SignedRequest request =
            SignedRequest.post(HEADER, "3f6cd392f74ab380fbf38f106b94a8bcf52b4fd2b2e879e774d0f5fd44465c0b", BODY);

    @Test
    void eitherSecretOfARotationIsRight() {
        SignedRequest withNew =
                request.header(HEADER, "9211a92ec3478e2adaa1aea7299584da82f9c2715c11cac5ddab6c33f7065f28");
        assertTrue(request.isAuthentic(adapter, "viber-token-old", "viber-token-new"));
        assertTrue(withNew.isAuthentic(adapter, "viber-token-old", "viber-token-new"));
        assertFalse(withNew.isAuthentic(adapter, "viber-token-old"));
    }

    @Test
    void bodyThatWasWrittenAnewOrCutIsWrong() {
        assertFalse(request.body(BODY.replace("18446744073709551615", "18446744073709552000"))
                .isAuthentic(adapter, "viber-token-old"));
        assertFalse(request.body(BODY.substring(0, BODY.length() - 1)).isAuthentic(adapter, "viber-token-old"));
        assertFalse(request.body("").isAuthentic(adapter, "viber-token-old"));
    }

    @Test
    void noSignatureAndAMalformedOneAreWrong() {
        assertFalse(request.header(HEADER, "").isAuthentic(adapter, "viber-token-old"));
        assertFalse(request.header(HEADER, "%%%").isAuthentic(adapter, "viber-token-old"));
        assertFalse(SignedRequest.post("X-Other", "x", BODY).isAuthentic(adapter, "viber-token-old"));
    }
}
