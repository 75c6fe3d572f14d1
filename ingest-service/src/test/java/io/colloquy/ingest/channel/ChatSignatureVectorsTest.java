package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors that the vendors' own libraries are tested with, where they are there. */
class ChatSignatureVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"line", "viber", "twilio"})
    void everyVectorComesOutAsItsValid(String scheme) throws IOException {
        ChannelAdapter adapter = ChannelAdapters.of(scheme).orElseThrow();
        for (JsonNode vector : SharedChannelData.signatureVectors(scheme)) {
            boolean authentic =
                    request(vector).isAuthentic(adapter, vector.path("secret").asText());

            assertEquals(vector.path("valid").asBoolean(), authentic, vector.toPrettyString());
        }
    }

    private static SignedRequest request(JsonNode vector) {
        boolean json = vector.path("body").isTextual();
        SignedRequest request = SignedRequest.post(
                        vector.path("header").asText(),
                        vector.path("signature").asText(),
                        json ? vector.path("body").asText() : form(vector.path("form")))
                .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded");
        return vector.has("url") ? request.url(vector.path("url").asText()) : request;
    }

    private static String form(JsonNode form) {
        List<String> parameters = new ArrayList<>();
        form.properties().forEach(field -> {
            for (JsonNode value : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                parameters.add(encoded(field.getKey()) + "=" + encoded(value.asText()));
            }
        });
        return String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
