package io.colloquy.export.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.export.dataset.Dataset;
import io.colloquy.export.dataset.DatasetColumn;
import io.colloquy.export.dataset.Datasets;
import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Exports that are settled once and made again and again, for schedules and links. An admin settles them, so their jobs
 * are an admin's.
 */
@ApplicationScoped
public class StandingExports {
    /** Before what no header can carry: a client's Idempotency-Key is never one of these. */
    private static final String KEY_PREFIX = " ";

    private static final int LONGEST_NAME = 200;

    private final ExportService service;
    private final ExportProgress progress;
    private final Datasets datasets;

    StandingExports(ExportService service, ExportProgress progress, Datasets datasets) {
        this.service = service;
        this.progress = progress;
        this.datasets = datasets;
    }

    /**
     * The name that somebody gave to a schedule or link.
     *
     * @throws HttpProblem 400 if it is none
     */
    public static void requireName(String name) {
        boolean bad = name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl);
        if (bad) {
            throw Problems.invalid(
                    "name", "must have 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
    }

    /**
     * Whether that body can be asked for again and again: possible today, and with a preset, which moves with time.
     *
     * @return fails with a 400 that names what is wrong, under {@code field}
     */
    public Uni<Void> check(String accountId, JsonNode body, String field) {
        if (body == null || !body.isObject()) {
            throw Problems.invalid(field, "is missing: it is the body of an export");
        }
        if (body.hasNonNull("range")) {
            throw Problems.invalid(field + ".range", "can't be used here: name a preset, which moves with time");
        }
        if (!body.hasNonNull("preset")) {
            throw Problems.invalid(field + ".preset", "is missing: name one, like last_7_days");
        }
        return Uni.createFrom()
                .deferred(() -> service.check(new ExportService.Asker(accountId, "check", true, false), body))
                .onFailure(HttpProblem.class)
                .transform(failure -> StandingProblems.below(field, (HttpProblem) failure));
    }

    /**
     * That body with the columns written out, so that columns that are added to the dataset later stay out of it. A layout
     * has its own.
     */
    public JsonNode withColumns(JsonNode body) {
        if (body == null || !body.isObject()) {
            return body;
        }
        Optional<Dataset> dataset = Optional.ofNullable(body.get("dataset"))
                .filter(JsonNode::isTextual)
                .flatMap(id -> datasets.find(id.textValue()));
        if (dataset.isEmpty() || !dataset.get().isTable() || body.hasNonNull("columns")) {
            return body;
        }
        ObjectNode fixed = body.deepCopy();
        var columns = fixed.putArray("columns");
        dataset.get().columns().stream().map(DatasetColumn::id).forEach(columns::add);
        return fixed;
    }

    /**
     * Makes the job of a schedule, or finds the one that was made for the same {@code key} before.
     *
     * @param name who made the schedule
     * @return its id; fails as POST /v1/exports does
     */
    public Uni<UUID> queue(String accountId, String name, JsonNode body, String key) {
        return queue(new ExportService.Asker(accountId, name, true, false), body, key);
    }

    /** As {@link #queue}, of a link: job and file are of use for a moment only. */
    public Uni<UUID> queueShortLived(String accountId, String name, JsonNode body, String key) {
        return queue(new ExportService.Asker(accountId, name, true, true), body, key);
    }

    private Uni<UUID> queue(ExportService.Asker asker, JsonNode body, String key) {
        return service.create(asker, body, KEY_PREFIX + key)
                .map(accepted -> UUID.fromString(accepted.export().id()));
    }

    /** The job; fails with a 404 if there is none. */
    public Uni<ExportAnswer> get(String accountId, UUID jobId) {
        return service.get(accountId, jobId);
    }

    /** The job when it has ended, or as it is when {@code longest} is over. */
    public Uni<ExportAnswer> ended(String accountId, UUID jobId, Duration longest) {
        return progress.follow(accountId, jobId)
                .onItem()
                .transformToMulti(steps -> steps)
                .filter(step -> step.export().isPresent())
                .map(step -> step.export().orElseThrow())
                .select()
                .first(longest)
                .collect()
                .last();
    }

    /** Whether a job in that state is still to come. */
    public static boolean isLive(ExportAnswer job) {
        return ExportState.ofWire(job.state()).filter(ExportState::isLive).isPresent();
    }

    /** Whether a job has a file. */
    public static boolean hasFile(ExportAnswer job) {
        return job.state().equals(ExportState.SUCCEEDED.wire());
    }
}
