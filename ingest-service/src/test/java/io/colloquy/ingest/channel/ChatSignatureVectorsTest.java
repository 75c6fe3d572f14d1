package io.colloquy.ingest.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vectors that the vendors' own libraries are tested with, where they are there. */
class ChatSignatureVectorsTest {

    private static final Path VECTORS = Path.of("../../shared/data/channels/signature-vectors.json");
    private static final Set<String> SCHEMES = Set.of("line", "viber", "twilio");

    @Test
    void everyVectorComesOutAsItsValid() throws IOException {
        assumeTrue(Files.exists(VECTORS), "the vectors are not here");
        int checked = 0;
        for (JsonNode vector : new ObjectMapper().readTree(Files.readString(VECTORS))) {
            String scheme = vector.path("scheme").asText();
            if (SCHEMES.contains(scheme)) {
                ChannelAdapter adapter = ChannelAdapters.of(scheme).orElseThrow();

                boolean authentic = request(vector)
                        .isAuthentic(adapter, vector.path("secret").asText());

                assertEquals(vector.path("valid").asBoolean(), authentic, vector.toPrettyString());
                checked++;
            }
        }
        assertTrue(checked >= 10, "only " + checked + " vectors");
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
