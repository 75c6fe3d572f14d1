package io.colloquy.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.bench.Operations.Operation;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Quality 6.2, R6: broken bodies at every endpoint; no 5xx, no hang, memory flat, every event kept. */
@Command(
        name = "bench-malformed",
        hidden = true,
        description = "Broken bodies, made from real ones, at every endpoint of the three services.")
public final class MalformedCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVENTS = "/v1/events";
    private static final int REAL_EVENTS = 500;
    private static final int EVENTS_OF_ARRAY = 3;
    private static final long MOST_GROWTH = 48_000_000;
    private static final int WARM_UP_SHARE = 3;

    @Mixin
    private BenchOptions options;

    @Option(names = "--bodies", paramLabel = "N", defaultValue = "10000", description = "Default: 10000.")
    private int bodies;

    private final Map<String, Integer> statuses = new TreeMap<>();
    private final List<String> defects = new ArrayList<>();
    private long quarantined;
    private long eventsSent;
    private String rootKey;

    @Override
    public Integer call() throws IOException, SQLException {
        try (TemporaryStack stack = new TemporaryStack(options, EnumSet.allOf(Service.class));
                Connection database = stack.openDatabase()) {
            String key = stack.newAccount("malformed");
            rootKey = stack.addresses().rootKey();
            List<Target> targets = targets(stack, key);
            System.out.printf(Locale.ROOT, "%,d bodies to %d operations%n", bodies, targets.size());
            Map<Service, Long> before = new EnumMap<>(Service.class);
            Random random = new Random(options.seed());
            for (int i = 0; i < bodies; i++) {
                if (i == bodies / WARM_UP_SHARE) {
                    for (Service service : Service.values()) {
                        before.put(service, resident(stack, service));
                    }
                }
                targets.get(i % targets.size()).send(random, key);
            }
            return verdict(stack, database, key, before);
        }
    }

    /** One operation of one service. */
    private final class Target {
        private final URI base;
        private final Operation operation;
        private final List<byte[]> events;
        private final WhatsAppDeliveries number;
        private RawHttp http;

        Target(String base, Operation operation, List<byte[]> events, WhatsAppDeliveries number) {
            this.base = URI.create(base);
            this.operation = operation;
            this.events = events;
            this.number = number;
        }

        void send(Random random, String key) {
            Mutation mutation = Mutation.any(random);
            byte[] body = mutation.apply(whole(random), random);
            Map<String, String> headers = new TreeMap<>(Map.of("Authorization", "Bearer " + keyFor(key)));
            String mediaType = operation.mediaType().equals("*/*") ? "application/json" : operation.mediaType();
            headers.put("Content-Type", mediaType);
            if (isWebhook()) {
                headers.putAll(WhatsAppDeliveries.headers(body));
            }
            String what = operation.method() + " " + operation.path() + ", " + mediaType + ", " + mutation;
            try {
                if (http == null) {
                    http = new RawHttp(base);
                }
                RawHttp.Answer answer = http.send(operation.method(), path(), headers, body);
                note(what, answer);
                if (!answer.keepsOpen()) {
                    reconnect();
                }
            } catch (IOException e) {
                defects.add(what + ": " + e.getMessage());
                reconnect();
            }
        }

        /** Accounts are the root key's alone. */
        private String keyFor(String adminKey) {
            return operation.path().equals("/v1/accounts") ? rootKey : adminKey;
        }

        private void note(String what, RawHttp.Answer answer) throws IOException {
            statuses.merge(operation.method() + " " + operation.path() + " " + answer.status(), 1, Integer::sum);
            if (answer.status() >= 500) {
                defects.add(what + ": " + answer.status());
            }
            if (answer.status() >= 400 && !answer.contentType().startsWith("application/problem+json")) {
                defects.add(what + ": " + answer.status() + " as " + answer.contentType());
            }
            if (operation.path().equals(EVENTS)) {
                eventsSent++;
                if (answer.status() == 200) {
                    quarantined +=
                            JSON.readTree(answer.body()).path("quarantined").asLong();
                } else if (answer.status() == 400) {
                    quarantined += Math.max(
                            1, JSON.readTree(answer.body()).path("quarantined").asLong());
                }
            }
        }

        private byte[] whole(Random random) {
            if (isWebhook()) {
                return number.body(random.nextInt(1_000));
            }
            if (!operation.path().equals(EVENTS)) {
                return operation.body();
            }
            byte[] event = events.get(random.nextInt(events.size()));
            return operation.mediaType().equals("application/cloudevents-batch+json") ? array(random) : event;
        }

        private byte[] array(Random random) {
            StringBuilder array = new StringBuilder("[");
            for (int i = 0; i < EVENTS_OF_ARRAY; i++) {
                byte[] event = events.get(random.nextInt(events.size()));
                array.append(i == 0 ? "" : ",").append(new String(event, ISO_8859_1));
            }
            return array.append(']').toString().getBytes(ISO_8859_1);
        }

        private boolean isWebhook() {
            return operation.path().endsWith("/webhook");
        }

        private String path() {
            return isWebhook() ? number.path() : operation.path().replaceAll("\\{[^}]+}", "malformed-1");
        }

        private void reconnect() {
            try {
                http.close();
            } catch (IOException alreadyGone) {
                // Then there is nothing to close.
            }
            http = null;
        }
    }

    private List<Target> targets(TemporaryStack stack, String key) throws IOException {
        List<byte[]> events = MadeUpEvents.lines(REAL_EVENTS, options.seed(), 30);
        WhatsAppDeliveries number = WhatsAppDeliveries.connect(stack.addresses().ingest(), key, "malformed-whatsapp");
        List<Target> targets = new ArrayList<>();
        for (String base : List.of(
                stack.addresses().ingest(),
                stack.addresses().report(),
                stack.addresses().export())) {
            for (Operation operation : Operations.of(base)) {
                targets.add(new Target(base, operation, events, number));
            }
        }
        return targets;
    }

    private int verdict(TemporaryStack stack, Connection database, String key, Map<Service, Long> before)
            throws SQLException {
        statuses.forEach((what, times) -> System.out.printf(Locale.ROOT, "  %,6d  %s%n", times, what));
        defects.stream().limit(20).forEach(defect -> System.out.println("  " + defect));
        Verdict verdict = new Verdict();
        verdict.check(defects.isEmpty(), "no 5xx, no hang, every refusal a problem", "%d defects", defects.size());
        for (Service service : Service.values()) {
            long growth = resident(stack, service) - before.get(service);
            verdict.check(
                    growth < MOST_GROWTH,
                    service.processName() + "'s memory is flat",
                    "%+,d MB since a third of the bodies",
                    growth / 1_000_000);
        }
        try (ApiClient ingest = new ApiClient(stack.addresses().ingest(), key)) {
            JsonNode books = ingest.get("/v1/ledger").success("The ledger");
            long kept = count(database, "SELECT count(*) FROM quarantined_events WHERE account_id = 'malformed'");
            verdict.check(
                    books.path("received").asLong()
                            == books.path("accepted").asLong()
                                    + books.path("duplicates").asLong()
                                    + books.path("quarantined").asLong(),
                    "the books balance",
                    "%,d received",
                    books.path("received").asLong());
            verdict.check(
                    kept >= quarantined && kept == books.path("quarantined").asLong(),
                    "every refused event is kept",
                    "%,d in quarantine, of them %,d by %,d bodies to " + EVENTS,
                    kept,
                    quarantined,
                    eventsSent);
        }
        return verdict.exitCode();
    }

    private static long resident(TemporaryStack stack, Service service) {
        return stack.process(service)
                .map(process -> new ResidentMemory(process.pid()).bytes())
                .orElse(Long.MAX_VALUE / 2);
    }

    private static long count(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
