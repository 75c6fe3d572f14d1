package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.local.api.ApiClient;
import io.colloquy.local.stack.Ports;
import io.colloquy.local.stack.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services on a PostgreSQL that takes nothing but TLS, as docs/operations.md says to tell them. */
class DatabaseTlsIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final long POLL_NANOS = 50_000_000;
    private static final String ROOT_KEY = newKey();
    private static final String SERVICE_KEY = newKey();
    private static final String SEALING_KEY = newKey();
    private static final String PASSWORD = "a-password";

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres database;
    private static ServerCertificate known;
    private static ServerCertificate strange;

    private final Ports ports;
    private final List<Process> running = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    DatabaseTlsIT() throws IOException {
        ports = new Ports(LocalStack.freeBase());
    }

    @BeforeAll
    static void start() throws Exception {
        known = ServerCertificate.create(Files.createDirectory(directory.resolve("known")));
        strange = ServerCertificate.create(Files.createDirectory(directory.resolve("strange")));
        database = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", known.certificate().toString())
                .setServerConfig("ssl_key_file", known.key().toString())
                .start();
        sql("CREATE ROLE colloquy LOGIN PASSWORD '" + PASSWORD + "'");
        sql("CREATE DATABASE colloquy OWNER colloquy");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : running) {
            process.destroy();
            if (!process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        client.close();
    }

    @Test
    void everyConnectionIsEncryptedAndItsServerKnown() throws Exception {
        start(Service.INGEST, known);
        awaitReady(Service.INGEST, 200);
        for (Service service : List.of(Service.REPORT, Service.EXPORT)) {
            start(service, known);
            awaitReady(service, 200);
        }
        try (ApiClient root = new ApiClient(ports.urlOf(Service.INGEST), ROOT_KEY)) {
            root.post("/v1/accounts", Map.of("id", "acme", "name", "Acme", "timezone", "UTC"))
                    .success("Making an account");
        }

        assertThat(connections("ssl")).isPositive();
        assertThat(connections("NOT ssl")).isZero();
        assertThat(logs()).doesNotContain("not checked");
    }

    @Test
    void aServerThatNobodyKnowsIsTakenForAway() throws Exception {
        start(Service.REPORT, strange);

        awaitReady(Service.REPORT, 503);
        assertThat(running.getLast().isAlive()).isTrue();
    }

    /** Starts a service that trusts that certificate alone. */
    private void start(Service service, ServerCertificate trusted) throws IOException {
        String database = "//localhost:" + DatabaseTlsIT.database.getPort() + "/colloquy";
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                String.valueOf(ports.of(service)),
                "QUARKUS_MANAGEMENT_HOST",
                "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT",
                String.valueOf(ports.managementOf(service)),
                "QUARKUS_DATASOURCE_USERNAME",
                "colloquy",
                "QUARKUS_DATASOURCE_PASSWORD",
                PASSWORD,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql:" + database,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql:" + database + "?sslmode=verify-full&sslrootcert=" + trusted.certificate(),
                "COLLOQUY_SECURITY_SERVICE_KEY",
                SERVICE_KEY));
        environment.putAll(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full",
                "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS",
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM", "true",
                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                        trusted.certificate().toString()));
        // It is told like the other where nothing is said of it.
        environment.put("QUARKUS_DATASOURCE_READER_REACTIVE_URL", "postgresql:" + database);
        if (service != Service.REPORT) {
            environment.put("COLLOQUY_SECRETS_KEY", SEALING_KEY);
        }
        switch (service) {
            case INGEST -> environment.put("COLLOQUY_SECURITY_ROOT_KEY", ROOT_KEY);
            case REPORT -> {}
            case EXPORT ->
                environment.put(
                        "COLLOQUY_EXPORT_DIRECTORY",
                        directory.resolve("exports").toString());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        TestedPrograms.of(LocalStack.HOME).plainCommand(service))
                .redirectErrorStream(true)
                .redirectOutput(log(service).toFile());
        builder.environment().putAll(environment);
        running.add(builder.start());
    }

    private void awaitReady(Service service, int expected) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        int status = 0;
        while ((status = status(service)) != expected) {
            assertThat(running.getLast().isAlive() && Instant.now().isBefore(end))
                    .as("readiness is %d, not %d: %s", status, expected, logs())
                    .isTrue();
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private int status(Service service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ports.managementUrlOf(service) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static Path log(Service service) {
        return directory.resolve(service.processName() + ".log");
    }

    private static String logs() {
        StringBuilder logs = new StringBuilder();
        for (Service service : Service.values()) {
            try {
                logs.append(Files.exists(log(service)) ? Files.readString(log(service)) : "");
            } catch (IOException e) {
                logs.append(e);
            }
        }
        return logs.toString();
    }

    private static long connections(String condition) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                        + " WHERE usename = 'colloquy' AND " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static String newKey() {
        return Base64.getEncoder().encodeToString(SecureRandom.getSeed(32));
    }
}
