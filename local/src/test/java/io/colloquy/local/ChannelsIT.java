package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every channel's golden requests over HTTP: signed, taken in, translated, and found again in the log and in quarantine
 * as their golden files say; forged ones are refused.
 */
@ExtendWith(SharedStack.class)
class ChannelsIT {
    private static final Path GOLDENS = LocalStack.HOME.resolve("ingest-service/src/test/resources/channel");
    /** When a request is received if nobody says otherwise: no time of these files can be compared. */
    private static final String RECEIVED_AT = "2026-03-02T12:00:00Z";

    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("whatsapp_cloud", "whatsapp"),
            Map.entry("messenger", "messenger"),
            Map.entry("instagram", "instagram"),
            Map.entry("telegram", "telegram"),
            Map.entry("line", "line"),
            Map.entry("viber", "viber"),
            Map.entry("twilio", "sms"),
            Map.entry("vonage", "sms"),
            Map.entry("mailgun", "email"),
            Map.entry("sendgrid", "email"),
            Map.entry("postmark", "email"));

    @TempDir
    private Path directory;

    private LocalStack stack;
    private LocalStack.Account account;

    @BeforeEach
    void newAccount(LocalStack shared) {
        stack = shared;
        account = stack.newAccount();
    }

    static List<String> providers() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDENS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyGoldenRequestBecomesItsEventsAndItsRefusals(String provider) throws Exception {
        List<ChannelDelivery> taken = new ArrayList<>();
        try (ApiClient ingest = account.ingest();
                HttpClient client = HttpClient.newHttpClient()) {
            ingest.put("/v1/settings", Map.of("publicBaseUrl", ChannelSignature.PUBLIC_BASE))
                    .success("The public address");
            for (ChannelDelivery delivery : deliveries(provider)) {
                String connection = connect(ingest, provider, delivery);
                String path = "/v1/channels/" + connection + "/webhook";
                if (!canBeSigned(provider, delivery)) {
                    assertThat(send(client, path, delivery)).as(delivery.name()).isEqualTo(401);
                    continue;
                }
                ChannelDelivery signed = ChannelSignature.sign(provider, delivery, path);

                assertThat(send(client, path, signed)).as(delivery.name()).isEqualTo(200);
                assertThat(send(client, path, forged(signed)))
                        .as(delivery.name() + ", forged")
                        .isEqualTo(401);
                taken.add(delivery);
            }
            assertThat(taken).isNotEmpty();
            account.awaitFacts();

            Map<String, List<JsonNode>> log = log();
            for (ChannelDelivery delivery : taken) {
                compare(provider, delivery, log.getOrDefault("/connections/" + id(delivery), List.of()));
                assertThat(quarantined(ingest, delivery)).as(delivery.name()).isEqualTo(refused(delivery));
            }
        }
    }

    private static List<ChannelDelivery> deliveries(String provider) throws IOException {
        List<ChannelDelivery> deliveries = new ArrayList<>();
        try (Stream<Path> files = Files.list(GOLDENS.resolve(provider))) {
            for (Path file : files.filter(name -> !name.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList()) {
                deliveries.add(ChannelDelivery.read(file));
            }
        }
        return deliveries;
    }

    private String connect(ApiClient ingest, String provider, ChannelDelivery delivery) {
        Map<String, Object> connection = new HashMap<>(Map.of(
                "channel",
                delivery.channel() == null ? CHANNELS.get(provider) : delivery.channel(),
                "provider",
                provider,
                "name",
                delivery.name(),
                "secrets",
                List.of(ChannelSignature.secretOf(provider))));
        if (delivery.connection().has("botId")) {
            connection.put("botId", delivery.connection().get("botId").asText());
        }
        connection.put(
                "botAppIds",
                StreamSupport.stream(delivery.connection().path("botAppIds").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        ingest.put("/v1/connections/" + id(delivery), connection).success("Connecting");
        return id(delivery);
    }

    private String id(ChannelDelivery delivery) {
        return account.id() + "-" + delivery.name();
    }

    private int send(HttpClient client, String path, ChannelDelivery delivery) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        stack.addresses().ingest() + path + (delivery.query().isEmpty() ? "" : "?" + delivery.query())))
                .method(delivery.method(), BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach(request::header);
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** Mailgun signs inside of the body, which these have no place for; Twilio signs the decoded form. */
    private static boolean canBeSigned(String provider, ChannelDelivery delivery) {
        return switch (provider) {
            case "mailgun" -> delivery.text().matches("(?s).*signature.*token.*|.*token.*signature.*");
            case "twilio" -> !delivery.name().equals("malformed-escape");
            default -> true;
        };
    }

    /** The same with every header that could vouch for it changed, and every secret in it. */
    private static ChannelDelivery forged(ChannelDelivery signed) {
        ChannelDelivery forged =
                signed.withBody(signed.text().replaceAll("(signature\\W{1,6})\\p{XDigit}{64}", "$1ab"));
        for (String header : signed.headers().keySet()) {
            if (!header.equals("Content-Type")) {
                forged = forged.with(header, "bm90IHRoZSBzaWduYXR1cmU=");
            }
        }
        return forged;
    }

    /** The log by source. */
    private Map<String, List<JsonNode>> log() throws IOException {
        byte[] file = account.exported(
                Map.of(
                        "dataset", "events",
                        "format", "ndjson",
                        "range", Map.of("from", "2020-01-01", "to", "2100-01-01")),
                directory.resolve("log.ndjson"));
        Map<String, List<JsonNode>> log = new TreeMap<>();
        new String(file, StandardCharsets.UTF_8)
                .lines()
                .map(line -> LocalStack.json(line.getBytes(StandardCharsets.UTF_8)))
                .forEach(event -> log.computeIfAbsent(event.path("source").asText(), any -> new ArrayList<>())
                        .add(event));
        return log;
    }

    private static void compare(String provider, ChannelDelivery delivery, List<JsonNode> logged) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        logged.forEach(event -> found.put(
                event.path("type").asText() + " " + event.path("event_id").asText(), event));
        for (JsonNode event : delivery.expected().path("events")) {
            String key = event.path("type").asText() + " " + event.path("id").asText();
            // A contact's name is told once, whichever request tells it first.
            if (!event.path("type").asText().equals("contact.updated") || found.containsKey(key)) {
                assertThat(found).as(delivery.name()).containsKey(key);
                compare(provider, delivery.name() + ", " + key, event, found.get(key));
            }
        }
    }

    private static void compare(String provider, String what, JsonNode expected, JsonNode logged) {
        JsonNode data = LocalStack.json(logged.path("data").asText().getBytes(StandardCharsets.UTF_8));
        expected.path("data").properties().forEach(member -> assertThat(text(data.path(member.getKey())))
                .as(what + ", " + member.getKey())
                .isEqualTo(text(member.getValue())));
        String time = expected.path("time").asText();
        if (!time.equals(RECEIVED_AT) && !provider.equals("mailgun")) {
            assertThat(logged.path("time").asText()).as(what + ", time").isEqualTo(time);
        }
    }

    /** The log keeps numbers by their value, and nobody's members are in an order. */
    private static Object text(JsonNode value) {
        return value.isContainerNode() ? value : value.asText();
    }

    private List<String> quarantined(ApiClient ingest, ChannelDelivery delivery) {
        JsonNode page =
                ingest.get("/v1/quarantine?connectionId=" + id(delivery)).success("Quarantine");
        return StreamSupport.stream(page.path("events").spliterator(), false)
                .map(event -> event.path("code").asText())
                .sorted()
                .toList();
    }

    private static List<String> refused(ChannelDelivery delivery) {
        return StreamSupport.stream(delivery.expected().path("refused").spliterator(), false)
                .map(part -> part.path("code").asText())
                .sorted()
                .toList();
    }
}
