package io.colloquy.export.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.export.callback.CallbackService;
import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.export.layout.LayoutService;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asking for exports, following them, ending them (exports 4.1). */
@ApplicationScoped
class ExportService {
    private static final String RETRY_AFTER_SECONDS = "30";

    private final AccountDatabase database;
    private final ExportStore jobs;
    private final LayoutService layouts;
    private final ExportAdmission admission;
    private final ExportAnswers answers;
    private final ExportRetentionStore retentionStore;
    private final ExportRetention retention;
    private final CallbackService callbacks;
    private final JobJson json;
    private final JobConfig config;

    ExportService(
            AccountDatabase database,
            ExportStore jobs,
            LayoutService layouts,
            ExportAdmission admission,
            ExportAnswers answers,
            ExportRetentionStore retentionStore,
            ExportRetention retention,
            CallbackService callbacks,
            JobJson json,
            JobConfig config) {
        this.database = database;
        this.jobs = jobs;
        this.layouts = layouts;
        this.admission = admission;
        this.answers = answers;
        this.retentionStore = retentionStore;
        this.retention = retention;
        this.callbacks = callbacks;
        this.json = json;
        this.config = config;
    }

    /**
     * Who asks.
     *
     * @param name id of the key
     * @param isAdmin whether any range and any dataset is allowed
     * @param isLink whether job and file are of use for a moment only
     */
    record Asker(String accountId, String name, boolean isAdmin, boolean isLink) {
        static Asker of(Caller caller) {
            return new Asker(caller.accountId(), caller.name(), caller.has(Role.ADMIN), false);
        }
    }

    /**
     * A request that could become a job.
     *
     * @param layout the one that it names, as it is at that moment
     * @param stored the request as it is kept
     * @param hash SHA-256 of that
     * @param idempotencyKey null for none
     */
    private record Asked(
            Asker asker,
            ExportRequest request,
            Optional<LayoutDocument> layout,
            String stored,
            byte[] hash,
            String idempotencyKey) {
        String accountId() {
            return asker.accountId();
        }
    }

    /**
     * What became of a request.
     *
     * @param isNew false if the Idempotency-Key had made the job before
     */
    record Accepted(ExportAnswer export, boolean isNew) {}

    /** Queues a job, or finds the one that the same key and body made before ({@code idempotencyKey} null for none). */
    Uni<Accepted> create(Asker asker, JsonNode body, String idempotencyKey) {
        ExportRequest request = admission.read(body);
        String stored = json.write(request);
        return callbacks
                .requirePossible(asker.accountId(), request.callbackUrl())
                .chain(() -> layouts.find(asker.accountId(), request.layout()))
                .map(layout -> new Asked(asker, request, layout, stored, sha256(stored), idempotencyKey))
                .chain(asked -> database.inAccount(asked.accountId(), connection -> create(connection, asked)));
    }

    private Uni<Accepted> create(SqlConnection connection, Asked asked) {
        return jobs.lock(connection, asked.accountId())
                .chain(() -> jobs.now(connection))
                .chain(now -> jobs.forgetKeys(connection, asked.accountId(), now, config.keepIdempotencyKeys())
                        .chain(() -> earlier(connection, asked))
                        .chain(earlier -> earlier.isPresent()
                                ? answer(connection, earlier.get()).map(export -> new Accepted(export, false))
                                : add(connection, asked, now).map(export -> new Accepted(export, true))));
    }

    /** Whether that body could become a job now; fails as {@link #create} does for one that could not. */
    Uni<Void> check(Asker asker, JsonNode body) {
        ExportRequest request = admission.read(body);
        return callbacks
                .requirePossible(asker.accountId(), request.callbackUrl())
                .chain(() -> layouts.find(asker.accountId(), request.layout()))
                .chain(layout -> database.inAccount(asker.accountId(), connection -> jobs.now(connection)
                        .chain(now -> jobs.limits(connection, asker.accountId())
                                .invoke(limits -> admission.admit(request, layout, limits, now, asker.isAdmin()))
                                .replaceWithVoid())));
    }

    /** The job; 404 if the account has none of that id. */
    Uni<ExportAnswer> get(String accountId, UUID jobId) {
        return database.inAccount(
                accountId, connection -> find(connection, accountId, jobId).chain(job -> answer(connection, job)));
    }

    /** Jobs in {@code state} (null: any), newest first, after {@code cursor} (null: from the start). */
    Uni<ExportPage> list(String accountId, ExportState state, JobCursor cursor, int limit) {
        return database.inAccount(accountId, connection -> jobs.queue(connection, accountId)
                .chain(queue -> jobs.page(connection, accountId, state, cursor, limit + 1)
                        .map(found -> page(found, queue, limit))));
    }

    /** Cancels a live job, deletes the file of a succeeded one, changes nothing in any other; 404 as {@link #get}. */
    Uni<Void> remove(String accountId, UUID jobId) {
        return find(accountId, jobId)
                .chain(() -> retentionStore.remove(accountId, jobId))
                .chain(retention::delete);
    }

    /** The manifest of a succeeded or expired job; 404 as {@link #get}, 409 before. */
    Uni<Manifest> manifest(Asker asker, UUID jobId) {
        return find(asker.accountId(), jobId).map(job -> {
            admission.requireReader(json.read(job.request(), ExportRequest.class), asker.isAdmin());
            if (job.manifest() == null) {
                throw notReady(job);
            }
            return json.read(job.manifest(), Manifest.class);
        });
    }

    /**
     * The file of a succeeded job; 404 as {@link #get}, 403 for what only an admin may read, 409 while there is none, 410
     * when it is gone.
     */
    Uni<FinishedFile> file(Asker asker, UUID jobId) {
        return find(asker.accountId(), jobId).map(job -> {
            ExportRequest request = json.read(job.request(), ExportRequest.class);
            admission.requireReader(request, asker.isAdmin());
            if (job.state() == ExportState.EXPIRED) {
                throw FinishedFile.gone();
            }
            if (job.state() != ExportState.SUCCEEDED) {
                throw notReady(job);
            }
            TimeRange range = new TimeRange(job.rangeFrom(), job.rangeTo(), ZoneId.of(job.timezone()));
            return new FinishedFile(
                    job.fileName(), job.bytes(), job.sha256(), FileName.of(request, range, tables(job)));
        });
    }

    private int tables(ExportJob job) {
        return json.read(job.manifest(), Manifest.class).parts().size();
    }

    private Uni<Optional<ExportJob>> earlier(SqlConnection connection, Asked asked) {
        if (asked.idempotencyKey() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return jobs.findByKey(connection, asked.accountId(), asked.idempotencyKey())
                .invoke(found -> found.filter(job -> !MessageDigest.isEqual(job.requestHash(), asked.hash()))
                        .ifPresent(other -> {
                            throw Problems.reusedKey();
                        }));
    }

    private Uni<ExportAnswer> add(SqlConnection connection, Asked asked, Instant now) {
        Asker asker = asked.asker();
        return jobs.limits(connection, asked.accountId()).chain(limits -> {
            NewExportJob job = new NewExportJob(
                    asked.accountId(),
                    UUID.randomUUID(),
                    asked.stored(),
                    asked.hash(),
                    asked.idempotencyKey(),
                    asker.name(),
                    now,
                    admission.admit(asked.request(), asked.layout(), limits, now, asker.isAdmin()),
                    asked.request().callbackUrl(),
                    asker.isLink());
            return jobs.countLive(connection, asked.accountId())
                    .invoke(live -> refuseTooMany(live, limits.maxLive()))
                    .chain(() -> jobs.insert(connection, job))
                    .chain(inserted -> answer(connection, inserted));
        });
    }

    private static void refuseTooMany(long live, int limit) {
        if (live >= limit) {
            throw Problems.builder(
                            Response.Status.TOO_MANY_REQUESTS,
                            "too-many-exports",
                            "An account has at most %d queued and running exports; wait for one to end or cancel one"
                                    .formatted(limit))
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .with("limit", limit)
                    .build();
        }
    }

    private Uni<ExportJob> find(String accountId, UUID jobId) {
        return database.inAccount(accountId, connection -> find(connection, accountId, jobId));
    }

    private Uni<ExportJob> find(SqlConnection connection, String accountId, UUID jobId) {
        return jobs.find(connection, accountId, jobId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("export", jobId.toString())));
    }

    private Uni<ExportAnswer> answer(SqlConnection connection, ExportJob job) {
        return jobs.queue(connection, job.accountId()).map(queue -> answers.of(job, queue));
    }

    private ExportPage page(List<ExportJob> found, JobQueue queue, int limit) {
        List<ExportJob> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? new JobCursor(shown.getLast().createdAt(), shown.getLast().jobId()).encode()
                : null;
        return new ExportPage(shown.stream().map(job -> answers.of(job, queue)).toList(), next);
    }

    private static HttpProblem notReady(ExportJob job) {
        String detail = job.state().isLive()
                ? "The export is " + job.state().wire() + "; ask again when it has succeeded"
                : "The export is " + job.state().wire() + " and has no file; ask for it again";
        return Problems.of(Response.Status.CONFLICT, "not-ready", detail);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
