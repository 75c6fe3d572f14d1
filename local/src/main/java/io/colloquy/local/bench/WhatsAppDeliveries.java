package io.colloquy.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WhatsApp number as Meta would serve it: deliveries of one message each, signed over their bytes. */
final class WhatsAppDeliveries {
    static final String SECRET = "an app's secret of a benchmark";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long EPOCH_SECOND = 1_772_442_000;
    private static final int CONTACTS = 5_000;

    private final String connectionId;

    private WhatsAppDeliveries(String connectionId) {
        this.connectionId = connectionId;
    }

    /** Makes the connection. */
    static WhatsAppDeliveries connect(String ingest, String adminKey, String connectionId) {
        Map<String, Object> connection = Map.of(
                "channel", "whatsapp",
                "provider", "whatsapp_cloud",
                "name", "A number of a benchmark",
                "secrets", List.of(SECRET));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(ingest + "/v1/connections/" + connectionId))
                    .header("Authorization", "Bearer " + adminKey)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(connection)))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new PlainFailure("Making the connection failed: " + answer.body());
            }
        } catch (IOException e) {
            throw new PlainFailure("Making the connection failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlainFailure("Interrupted.", e);
        }
        return new WhatsAppDeliveries(connectionId);
    }

    String path() {
        return "/v1/channels/" + connectionId + "/webhook";
    }

    /** The body of the n-th delivery. */
    byte[] body(long n) {
        String contact = String.valueOf(491_510_000_000L + n % CONTACTS);
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
                "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Zoë %s"},"wa_id":"%s"}],\
                "messages":[{"from":"%s","id":"wamid.bench.%d","timestamp":"%d","text":{"body":"Wo ist meine Bestellung \
                %d? Danke sch\\u00f6n"},"type":"text"}]},"field":"messages"}]}]}""".formatted(contact, contact, contact, n, EPOCH_SECOND + n / 100, n)
                .getBytes(UTF_8);
    }

    /** The headers of a delivery of that body. */
    static Map<String, String> headers(byte[] body) {
        return Map.of("Content-Type", "application/json", "X-Hub-Signature-256", "sha256=" + signature(body));
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
