package io.colloquy.ingest.channel.line;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.SignedRequest;
import org.junit.jupiter.api.Test;

/** Vectors made with another implementation, over text beyond ASCII. */
class LineSignatureTest {

    private static final String HEADER = "X-Line-Signature";
    private static final String BODY = """
            {"destination":"U1","events":[],"note":"こんにちは 😊"}""";

    private final LineAdapter adapter = new LineAdapter();
    private final SignedRequest request =
            SignedRequest.post(HEADER, "jpCURcmAQG0csPWMfW0xjWC7hoXAXZ/pfmxKksng68I=", BODY);

    @Test
    void eitherSecretOfARotationIsRight() {
        SignedRequest withNew = request.header(HEADER, "P5kKOv0pISAy1Rbaz40Y2qEBQbNgTgsOmVJfww40lZw=");
        assertTrue(request.isAuthentic(adapter, "line-secret-old", "line-secret-new"));
        assertTrue(withNew.isAuthentic(adapter, "line-secret-old", "line-secret-new"));
        assertFalse(withNew.isAuthentic(adapter, "line-secret-old"));
    }

    @Test
    void bodyThatWasWrittenAnewOrCutIsWrong() {
        assertFalse(request.body(BODY.replace(",", ", ")).isAuthentic(adapter, "line-secret-old"));
        assertFalse(request.body(BODY.substring(0, BODY.length() - 1)).isAuthentic(adapter, "line-secret-old"));
        assertFalse(request.body("").isAuthentic(adapter, "line-secret-old"));
    }

    @Test
    void noSignatureAndAMalformedOneAreWrong() {
        assertFalse(request.header(HEADER, "").isAuthentic(adapter, "line-secret-old"));
        assertFalse(request.header(HEADER, "%%%").isAuthentic(adapter, "line-secret-old"));
        assertFalse(SignedRequest.post("X-Other", "x", BODY).isAuthentic(adapter, "line-secret-old"));
    }
}
