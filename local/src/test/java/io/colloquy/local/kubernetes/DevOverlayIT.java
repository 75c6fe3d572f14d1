package io.colloquy.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.local.api.ApiClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built services, told what the pods of the dev overlay are told: the migration, its waiting pods, the services from
 * their start to their end. Addresses of the cluster alone are replaced by those of this machine.
 */
class DevOverlayIT {
    private static final String EVENT = """
            [{"specversion":"1.0","id":"1","source":"/test","type":"message.received","time":"2026-03-02T09:00:00Z",
              "subject":"c-1","data":{"messageId":"m-1","channel":"webchat","contactId":"ada","text":"Hello"}},
             {"specversion":"1.0","id":"2","source":"/test","type":"no.such.type","time":"2026-03-02T09:00:00Z","data":{}}]
            """;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres database;
    private static PodProcesses pods;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
        pods = new PodProcesses(Manifests.of(Overlay.DEV), database, directory);
    }

    @AfterAll
    static void stop() throws IOException {
        if (pods != null) {
            pods.close();
        }
        database.close();
    }

    @Test
    void podsWaitForTheMigrationServeTellTheirFiguresAndStopInPeace() throws Exception {
        assertThat(pods.run("report-service", "await-schema"))
                .as("before the migration")
                .isNotZero();
        assertThat(pods.run("migrate-", "migrate")).isZero();
        assertThat(pods.run("report-service", "await-schema")).as("after it").isZero();
        assertThat(pods.run("migrate-", "migrate")).as("once more").isZero();

        for (String service : PodsTest.SERVICES) {
            pods.start(service);
        }
        for (String service : PodsTest.SERVICES) {
            pods.awaitProbe(service, "startupProbe", 200);
            pods.awaitProbe(service, "readinessProbe", 200);
            pods.awaitProbe(service, "livenessProbe", 200);
        }

        use();
        Set<String> told = new TreeSet<>();
        for (String service : PodsTest.SERVICES) {
            told.addAll(pods.metrics(service));
        }
        assertThat(told).containsAll(MonitoringTest.watchedMetrics());

        for (String service : PodsTest.SERVICES) {
            assertThat(pods.statusAt(service, "/v1/no-such-thing?phone=555-0199", "request-7"))
                    .isEqualTo(404);
            logsAreObjectsThatNameTheirRequestAndNobody(service);
        }

        assertThat(pods.connectionHeaderAt("report-service", "/v1/metrics")).isEmpty();
        Process report = pods.stop("report-service");
        pods.awaitProbe("report-service", "readinessProbe", 503);
        assertThat(pods.statusAt("report-service", "/v1/metrics"))
                .as("not ready, and still answering who asks")
                .isEqualTo(401);
        assertThat(pods.connectionHeaderAt("report-service", "/v1/metrics"))
                .as("whoever has a connection open is sent to another replica")
                .contains("close");
        assertThat(report.isAlive()).isTrue();
        long grace = Manifests.of(Overlay.DEV)
                .get("Deployment", "report-service")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong();
        assertThat(report.waitFor(grace, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    private static void logsAreObjectsThatNameTheirRequestAndNobody(String service) throws IOException {
        List<String> lines = pods.logged(service);
        List<JsonNode> entries = new ArrayList<>();
        for (String line : lines) {
            // What the JVM itself has to say is no entry.
            if (line.startsWith("{")) {
                entries.add(JSON.readTree(line));
            }
        }
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(OffsetDateTime.parse(entry.path("timestamp").asText())).isNotNull();
            assertThat(entry.path("level").asText()).isNotEmpty();
            assertThat(entry.has("message")).isTrue();
        });
        assertThat(entries)
                .as(service)
                .anyMatch(entry -> entry.at("/mdc/requestId").asText().equals("request-7"));
        assertThat(String.join("\n", lines))
                .as(service)
                .doesNotContain("555-0199", "webchat", "Hello", "cq_live_", pods.secret("service-key"));
    }

    /** A little of everything, so that each figure is there. */
    private static void use() {
        String admin;
        try (ApiClient root = new ApiClient(pods.address("ingest-service"), pods.secret("root-key"))) {
            admin = root.post("/v1/accounts", Map.of("id", "acme", "name", "Acme", "timezone", "UTC"))
                    .success("Making the account")
                    .path("adminKey")
                    .asText();
        }
        try (ApiClient ingest = new ApiClient(pods.address("ingest-service"), admin)) {
            pods.post("ingest-service", "/v1/events", admin, "application/json", EVENT);
            pods.put(
                    "ingest-service",
                    "/v1/connections/line-1",
                    admin,
                    "{\"channel\":\"line\",\"name\":\"Line\",\"secrets\":[\"s\"]}");
            pods.post("ingest-service", "/v1/channels/line-1/webhook", "", "application/json", "{\"events\":[]}");
            JsonNode ledger = ingest.get("/v1/ledger").success("The ledger");
            assertThat(List.of(
                            ledger.path("accepted").asInt(),
                            ledger.path("quarantined").asInt()))
                    // The change of the connection is an event too.
                    .containsExactly(2, 1);
        }
    }
}
