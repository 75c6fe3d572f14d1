package io.colloquy.export.job;

import io.colloquy.export.ExportTestResources;
import io.colloquy.export.TestAccount;
import io.colloquy.export.dataset.AgentRows;
import io.colloquy.export.layout.LayoutStore;
import io.colloquy.export.storage.ExportStorage;
import io.colloquy.export.transcript.TranscriptSource;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the job share: an account, and the worker driven step by step. */
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(ExportTestResources.class)
abstract class ExportTest {
    static final Duration LONG = Duration.ofSeconds(20);
    static final String ALL = """
            {"dataset": "conversations", "format": "csv", "range": {"from": "2026-03-01", "to": "2026-04-01"},
             "columns": ["conversation_id", "first_response_time"]}""";

    @Inject
    ExportWorker worker;

    @Inject
    ExportJobStore store;

    @Inject
    CheckpointStore checkpoints;

    @Inject
    ExportWriter writer;

    @Inject
    ExportStorage storage;

    @Inject
    ExportPlanner planner;

    @Inject
    LayoutStore layouts;

    @Inject
    AgentRows agents;

    @Inject
    TranscriptSource transcripts;

    @Inject
    JobJson json;

    @Inject
    AccountDatabase database;

    @Inject
    JobConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    WatermarkGate gate;

    @Inject
    @RestClient
    StubReportService reports;

    TestAccount account;

    @BeforeEach
    void begin() {
        account = TestAccount.create();
        account.sql("UPDATE export_jobs SET state = 'cancelled', lease_owner = NULL, lease_until = NULL "
                + "WHERE state IN ('queued', 'running')");
    }

    /** Every queued job of the account may run now. */
    void completeFacts() {
        account.factsAreComplete();
        reports.tell(account.id(), Instant.now().plusSeconds(1));
        gate.check().await().atMost(LONG);
    }

    /** Runs every job that may run, one after the other. */
    void work() {
        while (worker.step().await().atMost(LONG)) {
            // The next one.
        }
    }

    /** Another worker beside the service's own. */
    ExportWorker worker(LongLane lane) {
        return new ExportWorker(new WorkerId(), store, writer, storage, database, config, meters, lane);
    }

    /** Another worker, of that release, that writes long jobs to a storage of its own. */
    ExportWorker worker(WorkerId id, ExportStorage own, String release) {
        ExportParts parts = new ExportParts(own, checkpoints, config, release);
        ExportWriter toThere = new ExportWriter(planner, layouts, agents, transcripts, own, parts, json, config);
        return new ExportWorker(id, store, toThere, own, database, config, meters, new LongLane(1, 1));
    }

    /** After a first attempt that failed: has the worker try again, without a pause, until it gives up. */
    void failToTheEnd(UUID job, ExportWorker unlucky) {
        for (int attempt = 2; attempt <= 5; attempt++) {
            account.sql("UPDATE export_jobs SET retry_at = now() WHERE job_id = ?", job);
            unlucky.step().await().atMost(LONG);
        }
    }

    /** Asks for a file, lets it be made, and fetches the job. */
    UUID made(String body) {
        UUID job = account.export(body);
        completeFacts();
        work();
        return job;
    }

    JsonPath job(UUID id) {
        return account.as("operator")
                .get("/v1/exports/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    Response file(UUID id) {
        return file(id, "operator");
    }

    Response file(UUID id, String role) {
        return account.as(role).get("/v1/exports/" + id + "/file");
    }
}
