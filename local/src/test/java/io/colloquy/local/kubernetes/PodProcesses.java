package io.colloquy.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.TestedPrograms;
import io.colloquy.local.kubernetes.Manifests.Workload;
import io.colloquy.local.stack.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The containers of an overlay as processes of this machine, with the environment that Kubernetes would give them. */
final class PodProcesses implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final long POLL_NANOS = 50_000_000;
    private static final Pattern METRIC = Pattern.compile("(?m)^([a-z0-9_]+)(?:\\{| )");

    private final Manifests manifests;
    private final EmbeddedPostgres database;
    private final Path directory;
    private final Map<String, String> secrets = new TreeMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Process> running = new HashMap<>();
    /** Not 2: there no answer tells that its connection ends. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PodProcesses(Manifests manifests, EmbeddedPostgres database, Path directory) throws IOException {
        this.manifests = manifests;
        this.database = database;
        this.directory = directory;
        drawSecrets();
        makeRole();
        for (String service : PodsTest.SERVICES) {
            for (String port : List.of("http", "management")) {
                try (ServerSocket socket = new ServerSocket(0)) {
                    ports.put(service + " " + port, socket.getLocalPort());
                }
            }
        }
    }

    String secret(String key) {
        return secrets.get(key);
    }

    String address(String service) {
        return "http://127.0.0.1:" + ports.get(service + " http");
    }

    /** Runs a container to its end, and returns how it ended. */
    int run(String workload, String container) throws IOException, InterruptedException {
        Process process = launch(manifests.workload(workload), container, "ingest-service");
        if (!process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(container + " does not end");
        }
        return process.exitValue();
    }

    void start(String service) throws IOException {
        running.put(service, launch(manifests.workload(service), "service", service));
    }

    /** As the kubelet asks a container to end. */
    Process stop(String service) {
        Process process = running.get(service);
        process.destroy();
        return process;
    }

    void awaitProbe(String service, String probe, int expected) throws InterruptedException {
        JsonNode asked =
                manifests.workload(service).container("service").path(probe).path("httpGet");
        String address = "http://127.0.0.1:"
                + ports.get(service + " " + asked.path("port").asText())
                + asked.path("path").asText();
        Instant end = Instant.now().plus(LONGEST_WAIT);
        int status = 0;
        while ((status = status(address)) != expected) {
            assertThat(running.get(service).isAlive() && Instant.now().isBefore(end))
                    .as("%s answers its %s with %d; %s", service, probe, status, log(service))
                    .isTrue();
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** A request under an id; its status. */
    int statusAt(String service, String path, String requestId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(service) + path))
                .header("X-Request-Id", requestId)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    int statusAt(String service, String path) throws InterruptedException {
        return status(address(service) + path);
    }

    /** What an answer of a service says about the connection that it came by; empty if nothing. */
    Optional<String> connectionHeaderAt(String service, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address(service) + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Connection");
    }

    Set<String> metrics(String service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.get(service + " management") + "/q/metrics"))
                .build();
        String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return METRIC.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    void post(String service, String path, String key, String type, String body) {
        send(service, path, key, type, "POST", body);
    }

    void put(String service, String path, String key, String body) {
        send(service, path, key, "application/json", "PUT", body);
    }

    private void send(String service, String path, String key, String type, String method, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(service) + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isLessThan(500);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int status(String address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private Process launch(Workload workload, String name, String service) throws IOException {
        JsonNode container = workload.container(name);
        assertThat(container.path("image").asText()).contains(service + ":");
        ProcessBuilder builder = new ProcessBuilder(
                        TestedPrograms.of(Overlay.HOME).plainCommand(serviceOf(service)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        log(name.equals("service") ? service : name).toFile()));
        // Nothing of this machine's own, as in a container.
        builder.environment().clear();
        builder.environment().putAll(environment(container));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(service + " http")));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.get(service + " management")));
        return builder.start();
    }

    private static Service serviceOf(String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.processName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> environment(JsonNode container) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode from : container.path("envFrom")) {
            environment.putAll(Manifests.strings(manifests
                    .get("ConfigMap", from.at("/configMapRef/name").asText())
                    .path("data")));
        }
        for (JsonNode variable : container.path("env")) {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            String value = reference.isObject()
                    ? secrets.get(reference.path("key").asText())
                    : variable.path("value").asText();
            if (value != null) {
                environment.put(Manifests.nameOf(variable), value);
            }
        }
        environment.replaceAll((key, value) -> onThisMachine(value));
        return environment;
    }

    private String onThisMachine(String value) {
        String exports = manifests
                .workload("export-service")
                .container("service")
                .at("/volumeMounts")
                .findValuesAsText("mountPath")
                .stream()
                .filter(path -> !path.equals("/tmp"))
                .findFirst()
                .orElseThrow();
        return value.equals(exports)
                ? directory.resolve("exports").toString()
                : value.replace("//database:5432/", "//127.0.0.1:" + database.getPort() + "/")
                        .replace("http://report-service:8082", address("report-service"));
    }

    /** By the overlay's own script. */
    private void drawSecrets() throws IOException {
        Path overlay = Files.createDirectories(directory.resolve("overlay"));
        Path script = overlay.resolve("draw-secrets");
        Files.copy(Overlay.HOME.resolve("k8s/overlays/dev/draw-secrets"), script);
        Process drawing = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(drawing.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        for (String file : List.of("database.env", "keys.env")) {
            for (String line : Files.readAllLines(overlay.resolve("secrets").resolve(file))) {
                secrets.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        assertThat(Base64.getDecoder().decode(secrets.get("sealing-key"))).hasSize(32);
    }

    /** With the statements of the component's own script. */
    private void makeRole() throws IOException {
        String script = Files.readString(Overlay.HOME.resolve("k8s/components/postgres/role.sh"));
        String statements = script.substring(script.indexOf("CREATE ROLE"), script.lastIndexOf("SQL"))
                .replace(":\"name\"", secrets.get("username"))
                .replace(":'password'", "'" + secrets.get("password") + "'");
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements.split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has logged so far. */
    List<String> logged(String service) throws IOException {
        return Files.readAllLines(log(service));
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    @Override
    public void close() throws IOException {
        running.values().forEach(Process::destroyForcibly);
        client.close();
    }
}
