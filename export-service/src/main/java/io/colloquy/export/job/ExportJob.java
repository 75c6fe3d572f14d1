package io.colloquy.export.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code export_jobs} (migration V020), as the API shows it.
 *
 * @param request the body that was asked for, as JSON
 * @param requestHash SHA-256 of it
 * @param waitingFor what a queued job waits for; null for its turn
 * @param startedAt of its first attempt; null before
 * @param attemptStartedAt of its last attempt; null before
 * @param finishedAt null while it is live
 * @param expiresAt when its file goes; null without one
 * @param rowsTotal null while it is not known
 * @param fileName where the file is in the storage; null before the first attempt
 * @param sha256 of the file; null before it is there
 * @param manifest what the file holds, as JSON; null before it is there
 * @param problemType why it failed; null if it did not
 * @param problemDetail the same in words; null if it did not
 */
record ExportJob(
        String accountId,
        UUID jobId,
        ExportState state,
        String request,
        byte[] requestHash,
        Instant createdAt,
        Instant rangeFrom,
        Instant rangeTo,
        String timezone,
        String waitingFor,
        int attempt,
        Instant startedAt,
        Instant attemptStartedAt,
        Instant finishedAt,
        Instant expiresAt,
        Long rowsTotal,
        long rowsDone,
        long bytes,
        String fileName,
        String sha256,
        String manifest,
        String problemType,
        String problemDetail) {}
