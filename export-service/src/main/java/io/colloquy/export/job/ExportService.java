package io.colloquy.export.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.export.layout.LayoutDocument;
import io.colloquy.export.layout.LayoutService;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.selection.TimeRange;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
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

    private final AccountTransaction transaction;
    private final ExportJobRepository jobs;
    private final LayoutService layouts;
    private final ExportAdmission admission;
    private final ExportAnswers answers;
    private final ExportRetentionStore retentionStore;
    private final ExportRetention retention;
    private final JobJson json;
    private final JobConfig config;

    ExportService(
            AccountTransaction transaction,
            ExportJobRepository jobs,
            LayoutService layouts,
            ExportAdmission admission,
            ExportAnswers answers,
            ExportRetentionStore retentionStore,
            ExportRetention retention,
            JobJson json,
            JobConfig config) {
        this.transaction = transaction;
        this.jobs = jobs;
        this.layouts = layouts;
        this.admission = admission;
        this.answers = answers;
        this.retentionStore = retentionStore;
        this.retention = retention;
        this.json = json;
        this.config = config;
    }

    /**
     * Who asks.
     *
     * @param name id of the key
     * @param anyRange whether any range is allowed
     */
    record Asker(String accountId, String name, boolean anyRange) {}

    /** A request, and the layout that it names as it is at that moment. */
    private record Asked(ExportRequest request, Optional<LayoutDocument> layout) {}

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
        byte[] hash = sha256(stored);
        return layouts.find(asker.accountId(), request.layout())
                .chain(layout -> create(asker, new Asked(request, layout), stored, hash, idempotencyKey));
    }

    private Uni<Accepted> create(Asker asker, Asked asked, String stored, byte[] hash, String idempotencyKey) {
        return transaction.aloneIn(asker.accountId(), () -> jobs.now()
                .chain(now -> jobs.forgetKeys(asker.accountId(), now, config.keepIdempotencyKeys())
                        .chain(() -> earlier(asker.accountId(), idempotencyKey, hash))
                        .chain(earlier -> earlier.isPresent()
                                ? answer(earlier.get()).map(export -> new Accepted(export, false))
                                : add(asker, asked, stored, hash, idempotencyKey, now)
                                        .map(export -> new Accepted(export, true)))));
    }

    /** The job; 404 if the account has none of that id. */
    Uni<ExportAnswer> get(String accountId, UUID jobId) {
        return transaction.in(accountId, () -> find(accountId, jobId).chain(this::answer));
    }

    /** Jobs in {@code state} (null: any), newest first, after {@code cursor} (null: from the start). */
    Uni<ExportPage> list(String accountId, ExportState state, JobCursor cursor, int limit) {
        return transaction.in(
                accountId, () -> queue(accountId).chain(queue -> jobs.page(accountId, state, cursor, limit + 1)
                        .map(found -> page(found, queue, limit))));
    }

    /** Cancels a live job, deletes the file of a succeeded one, changes nothing in any other; 404 as {@link #get}. */
    Uni<Void> remove(String accountId, UUID jobId) {
        return transaction
                .in(accountId, () -> find(accountId, jobId))
                .chain(() -> retentionStore.remove(accountId, jobId))
                .chain(retention::delete);
    }

    /** The manifest of a succeeded or expired job; 404 as {@link #get}, 409 before. */
    Uni<Manifest> manifest(String accountId, UUID jobId) {
        return transaction.in(accountId, () -> find(accountId, jobId)).map(job -> {
            if (job.manifest == null) {
                throw notReady(job);
            }
            return json.read(job.manifest, Manifest.class);
        });
    }

    /** The file of a succeeded job; 404 as {@link #get}, 409 while there is none, 410 when it is gone. */
    Uni<FinishedFile> file(String accountId, UUID jobId) {
        return transaction.in(accountId, () -> find(accountId, jobId)).map(job -> {
            if (job.state == ExportState.EXPIRED) {
                throw FinishedFile.gone();
            }
            if (job.state != ExportState.SUCCEEDED) {
                throw notReady(job);
            }
            ExportRequest request = json.read(job.request, ExportRequest.class);
            TimeRange range = new TimeRange(job.rangeFrom, job.rangeTo, ZoneId.of(job.timezone));
            return new FinishedFile(job.fileName, job.bytes, job.sha256, FileName.of(request, range, tables(job)));
        });
    }

    private int tables(ExportJob job) {
        return json.read(job.manifest, Manifest.class).parts().size();
    }

    private Uni<Optional<ExportJob>> earlier(String accountId, String idempotencyKey, byte[] hash) {
        if (idempotencyKey == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return jobs.findByKey(accountId, idempotencyKey)
                .invoke(found -> found.filter(job -> !MessageDigest.isEqual(job.requestHash, hash))
                        .ifPresent(other -> {
                            throw Problems.reusedKey();
                        }));
    }

    private Uni<ExportAnswer> add(
            Asker asker, Asked asked, String stored, byte[] hash, String idempotencyKey, Instant now) {
        return jobs.timezone(asker.accountId()).chain(timezone -> {
            TimeRange range =
                    admission.admit(asked.request(), asked.layout(), ZoneId.of(timezone), now, asker.anyRange());
            ExportJob job = new ExportJob();
            job.accountId = asker.accountId();
            job.jobId = UUID.randomUUID();
            job.request = stored;
            job.requestHash = hash;
            job.idempotencyKey = idempotencyKey;
            job.createdBy = asker.name();
            job.createdAt = now;
            job.rangeFrom = range.from();
            job.rangeTo = range.to();
            job.timezone = range.zone().getId();
            return jobs.countLive(asker.accountId())
                    .invoke(this::refuseTooMany)
                    .chain(() -> jobs.persistAndFlush(job))
                    .chain(this::answer);
        });
    }

    private void refuseTooMany(long live) {
        if (live >= config.liveJobs()) {
            throw Problems.builder(
                            Response.Status.TOO_MANY_REQUESTS,
                            "too-many-exports",
                            "An account has at most %d queued and running exports; wait for one to end or cancel one"
                                    .formatted(config.liveJobs()))
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .with("limit", config.liveJobs())
                    .build();
        }
    }

    private Uni<ExportJob> find(String accountId, UUID jobId) {
        return jobs.find(accountId, jobId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("export", jobId.toString())));
    }

    private Uni<ExportAnswer> answer(ExportJob job) {
        return queue(job.accountId).map(queue -> answers.of(job, queue));
    }

    private Uni<List<UUID>> queue(String accountId) {
        return jobs.queued(accountId)
                .map(queued -> queued.stream().map(job -> job.jobId).toList());
    }

    private ExportPage page(List<ExportJob> found, List<UUID> queue, int limit) {
        List<ExportJob> shown = found.subList(0, Math.min(limit, found.size()));
        String next =
                found.size() > limit ? new JobCursor(shown.getLast().createdAt, shown.getLast().jobId).encode() : null;
        return new ExportPage(shown.stream().map(job -> answers.of(job, queue)).toList(), next);
    }

    private static HttpProblem notReady(ExportJob job) {
        String detail = job.state.isLive()
                ? "The export is " + job.state.wire() + "; ask again when it has succeeded"
                : "The export is " + job.state.wire() + " and has no file; ask for it again";
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
