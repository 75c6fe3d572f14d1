package io.colloquy.export.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What monitoring reads at the management port. */
@QuarkusTest
class MetricsTest extends ExportTest {
    private static final String MISSING = "no such line";

    @Inject
    QueueMetrics queue;

    @Test
    void queueIsTellingByStateAndAge() {
        // given: one waits for its facts, two may run, of which one is taken, and one was left by a dead worker
        account.export(ALL);
        TestAccount other = TestAccount.create();
        UUID running = other.export(ALL);
        UUID ready = other.export(ALL);
        UUID lost = other.export(ALL);
        other.sql("UPDATE export_jobs SET complete = true WHERE account_id = ?", other.id());
        other.sql("UPDATE export_jobs SET created_at = now() - interval '90 seconds' WHERE job_id = ?", ready);
        held(other, running, "1 minute");
        held(other, lost, "-1 minute");
        // when
        queue.measure().await().atMost(LONG);
        // then
        String scraped = scrape();
        assertThat(value(scraped, "colloquy_export_queue{state=\"held\"}")).isEqualTo(1);
        assertThat(value(scraped, "colloquy_export_queue{state=\"ready\"}")).isEqualTo(2);
        assertThat(value(scraped, "colloquy_export_queue{state=\"running\"}")).isEqualTo(1);
        assertThat(value(scraped, "colloquy_export_queue_age_seconds")).isBetween(90.0, 150.0);
    }

    @Test
    void emptyQueueHasNoAge() {
        queue.measure().await().atMost(LONG);

        String scraped = scrape();
        assertThat(value(scraped, "colloquy_export_queue{state=\"ready\"}")).isZero();
        assertThat(value(scraped, "colloquy_export_queue_age_seconds")).isZero();
    }

    @Test
    void finishedFileCountsByItsFormat() {
        String bytes = "colloquy_export_file_bytes_total{format=\"csv\"}";
        String attempts = "colloquy_export_attempt_seconds_count{format=\"csv\",outcome=\"succeeded\"}";
        String jobs = "colloquy_export_jobs_total{outcome=\"succeeded\"}";
        String before = scrape();
        UUID id = account.export(ALL);
        completeFacts();

        work();

        String after = scrape();
        int size = job(id).getInt("bytes");
        assertThat(size).isPositive();
        assertThat(value(after, bytes) - value(before, bytes)).isEqualTo(size);
        assertThat(value(after, attempts) - value(before, attempts)).isEqualTo(1);
        assertThat(value(after, jobs) - value(before, jobs)).isEqualTo(1);
        assertThat(value(after, "colloquy_export_attempt_seconds_sum{format=\"csv\",outcome=\"succeeded\"}"))
                .isGreaterThan(
                        value(before, "colloquy_export_attempt_seconds_sum{format=\"csv\",outcome=\"succeeded\"}"));
    }

    @Test
    void attemptThatIsRepeatedCountsAsSuchAndEndsNoJob() {
        String retried = "colloquy_export_attempt_seconds_count{format=\"csv\",outcome=\"retried\"}";
        String failed = "colloquy_export_jobs_total{outcome=\"failed\"}";
        String before = scrape();
        UUID id = account.export(ALL);
        account.sql(
                "UPDATE export_jobs SET request = replace(request, 'conversation_id', 'no_such_column') WHERE job_id ="
                        + " ?",
                id);
        completeFacts();

        worker.step().await().atMost(LONG);

        String after = scrape();
        assertThat(value(after, retried) - value(before, retried)).isEqualTo(1);
        assertThat(value(after, failed)).isEqualTo(value(before, failed));
    }

    private static void held(TestAccount account, UUID id, String lease) {
        account.sql(
                "UPDATE export_jobs SET state = 'running', attempt = 1, lease_owner = 'w', "
                        + "lease_until = now() + ?::interval WHERE job_id = ?",
                lease,
                id);
    }

    private static double value(String scraped, String series) {
        Matcher line = Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(scraped);
        assertThat(line.find() ? line.group(1) : MISSING).as(series).isNotEqualTo(MISSING);
        return Double.parseDouble(line.group(1));
    }

    private static String scrape() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
