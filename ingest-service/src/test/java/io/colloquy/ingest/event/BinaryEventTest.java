package io.colloquy.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinaryEventTest {
    @Test
    void headersBecomeAttributesAndTheBodyData() {
        String json = json(Map.of("Ce-Subject", "Caf%C3%A9 a+b 100%"), " {\"x\": 1.0} ");

        assertThat(json).isEqualTo("{\"subject\":\"Caf%C3%A9 a+b 100%\",\"data\": {\"x\": 1.0} }");
    }

    @Test
    void headersAreDecoded() {
        assertThat(json(Map.of("ce-id", "Caf%C3%A9+%22", "content-type", "application/json"), "{}"))
                .isEqualTo("{\"id\":\"Café+\\\"\",\"data\":{}}");
    }

    @Test
    void aBodyThatIsNoJsonCannotReachIntoTheEnvelope() {
        String body = "{},\"id\":\"forged\"";

        assertThat(json(Map.of("ce-id", "1"), body))
                .isEqualTo("{\"id\":\"1\",\"data_base64\":\""
                        + Base64.getEncoder().encodeToString(body.getBytes(UTF_8)) + "\"}");
    }

    private static String json(Map<String, String> headers, String body) {
        return new String(BinaryEvent.toJson(headers, body.getBytes(UTF_8)), UTF_8);
    }
}
