package io.colloquy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.api.ApiClient;
import io.colloquy.local.api.ExportRun;
import io.colloquy.local.event.EventLineStream;
import io.colloquy.local.seed.SeedPlan;
import io.colloquy.local.seed.Traffic;
import io.colloquy.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** report-service and export-service read from a hot standby, as docs/operations.md says to tell them. */
class ReadReplicaIT {
    private static final String READER = "QUARKUS_DATASOURCE_READER_";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final long POLL_NANOS = 50_000_000;
    private static final String MESSAGES = "customer-care-messages.yaml";
    private static final String LIST = "/v1/conversations?from=2026-03-01&to=2026-03-08&timezone=UTC";
    private static final String REPORT = "/v1/reports/conversations?from=2026-03-01&to=2026-03-08&timezone=UTC";

    @TempDir
    private static Path directory;

    private static LocalStack local;
    private static HotStandby standby;

    @TempDir
    private Path files;

    private final LocalStack.Account account = local.newAccount();
    private final ApiClient report = account.report();
    private final ApiClient export = account.export();

    @BeforeAll
    static void start() throws Exception {
        local = new LocalStack(directory.resolve("installation"), Set.of(Service.INGEST));
        standby = new HotStandby(local.stack(), local.data(), directory.resolve("standby"));
        local.stack()
                .tell(Map.of(
                        READER + "REACTIVE_URL",
                        standby.reactiveUrl(),
                        "COLLOQUY_EXPORT_LEASE",
                        "60s",
                        "COLLOQUY_EXPORT_LONG_ROWS",
                        "50",
                        "COLLOQUY_EXPORT_PART_ROWS",
                        "50"));
        local.stack().startReplica(Service.REPORT, 1);
        local.stack().startReplica(Service.EXPORT, 1);
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
        standby.close();
    }

    @Test
    void whatTheStandbyHasNotReplayedIsInNoAnswerAndNoFile() throws Exception {
        arrive("k1");
        account.awaitFacts();
        assertThat(total()).isEqualTo(1);
        standby.pause();
        Instant before = watermark();
        ExportRun file;
        try {
            arrive("k2");
            awaitPrimary(Instant.now());
            file = ExportRun.queue(export, LocalStack.conversations(List.of()));
            poll(() -> file.job().path("waitingFor").asText().contains("complete up to " + before));

            assertThat(total()).isEqualTo(1);
            assertThat(watermark()).isEqualTo(before);
            takeThoughItIsTooEarly(file);
            assertThat(file.job().path("state").asText()).isEqualTo("queued");
            assertThat(file.job().path("attempt").asInt()).isZero();
        } finally {
            standby.resume();
        }

        JsonNode made = file.follow(job -> {});
        account.awaitFacts();

        assertThat(made.path("attempt").asInt()).isEqualTo(1);
        assertThat(made.path("rowsDone").asInt()).isEqualTo(2);
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void withTheStandbyAwayReportsSayWhenToComeBackAndFilesWait() throws Exception {
        arrive("k1");
        account.awaitFacts();
        ExportRun file;
        standby.stop();
        try {
            file = ExportRun.queue(export, LocalStack.conversations(List.of()));
            for (String path : List.of(REPORT, LIST, "/v1/watermark")) {
                ApiClient.Answer answer = report.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.retryAfter()).as(path).contains("2");
            }
            arrive("k2");
            assertThat(report.get("/v1/conversations/k1").status()).isEqualTo(200);
            assertThat(isReady()).isTrue();
            poll(() -> file.job().path("waitingFor").asText().contains("does not answer"));
        } finally {
            standby.start();
        }

        JsonNode made = file.follow(job -> {});
        account.awaitFacts();

        assertThat(made.path("attempt").asInt()).isEqualTo(1);
        assertThat(report.get(REPORT).status()).isEqualTo(200);
        assertThat(total()).isEqualTo(2);
    }

    /** Gone on with over a snapshot of the standby that another process took over, it would lack rows. */
    @Test
    void fileOfADeadWorkerIsMadeAnew() throws Exception {
        try (ApiClient ingest = account.ingest()) {
            ingest.postEvents(new EventLineStream(new Traffic(new SeedPlan(1_500, 11, 30, SeedPlan.DEFAULT_UNTIL))))
                    .success("Sending");
        }
        account.awaitFacts();
        JsonNode undisturbed =
                ExportRun.queue(export, LocalStack.conversations(List.of())).follow(job -> {});
        ExportRun file = ExportRun.queue(export, LocalStack.conversations(List.of()));
        JsonNode made;
        boolean offered;
        try (Connection connection = primary()) {
            String job = " WHERE job_id = '" + file.id() + "'";
            poll(() -> isTrue(connection, "SELECT state = 'running' FROM export_jobs" + job), 1_000_000);
            local.kill(Service.EXPORT);
            offered = isTrue(connection, "SELECT count(*) > 0 FROM export_checkpoints" + job);
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE export_jobs SET lease_until = clock_timestamp()" + job);
            }
            made = file.follow(progress -> {});
        }

        assertThat(offered).isFalse();
        assertThat(made.path("attempt").asInt()).isEqualTo(2);
        assertThat(made.path("sha256").asText())
                .isNotEmpty()
                .isEqualTo(undisturbed.path("sha256").asText());
    }

    @Test
    void superuserOfTheStandbyEndsTheStart() throws Exception {
        Map<String, String> superuser = local.stack().superuserVariables();
        Path log = files.resolve("log");
        ProcessBuilder second = local.stack()
                .second(Service.REPORT, TestedPrograms.of(LocalStack.HOME))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        second.environment().put(READER + "REACTIVE_URL", standby.reactiveUrl());
        second.environment().put(READER + "USERNAME", superuser.get("PGUSER"));
        second.environment().put(READER + "PASSWORD", superuser.get("PGPASSWORD"));

        Process process = second.start();

        assertThat(process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(log)).contains("quarkus.datasource.reader.username");
    }

    private void arrive(String conversation) throws IOException {
        Path csv = Files.writeString(files.resolve(conversation + ".csv"), """
                conversation_id,company,message_id,role,author_key,created_at,text_length
                %1$s,Acme,%1$s-0,customer,zoe,2026-03-02T09:00:00Z,120
                """.formatted(conversation));
        account.importFile(csv, MESSAGES);
    }

    private int total() {
        return report.get(LIST).success("The list").path("total").asInt();
    }

    private static boolean isReady() {
        try (ApiClient health = new ApiClient(local.ports().managementUrlOf(Service.REPORT), "")) {
            return health.get("/q/health/ready").status() == 200;
        }
    }

    private Instant watermark() {
        return Instant.parse(report.get("/v1/watermark")
                .success("The watermark")
                .path("watermark")
                .asText());
    }

    /** Until the facts are complete where they are written. */
    private void awaitPrimary(Instant instant) throws Exception {
        try (Connection connection = primary();
                PreparedStatement query =
                        connection.prepareStatement("SELECT account_watermark(?) >= ?::timestamptz")) {
            query.setString(1, account.id());
            query.setString(2, instant.toString());
            poll(() -> {
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            });
        }
    }

    /** As if the primary's watermark had let it run; returns when the worker has seen the standby's and given it back. */
    private static void takeThoughItIsTooEarly(ExportRun file) throws Exception {
        try (Connection connection = primary();
                Statement statement = connection.createStatement()) {
            String job = " WHERE job_id = '" + file.id() + "'";
            statement.execute("UPDATE export_jobs SET complete = true" + job);
            poll(() -> isTrue(
                    connection,
                    "SELECT state = 'queued' AND NOT complete AND started_at IS NOT NULL FROM export_jobs" + job));
        }
    }

    private static Connection primary() throws SQLException {
        Connection connection = local.stack().openDatabase();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('colloquy.account', '*', false)");
        }
        return connection;
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** A condition that may ask a database. */
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void poll(Condition condition) throws SQLException {
        poll(condition, POLL_NANOS);
    }

    private static void poll(Condition condition, long pause) throws SQLException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("it takes too long").isBefore(end);
            LockSupport.parkNanos(pause);
        }
    }
}
