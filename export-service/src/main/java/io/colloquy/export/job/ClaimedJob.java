package io.colloquy.export.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job in the hands of one worker.
 *
 * @param owner the worker; with {@code attempt} the fence of every write
 * @param request as stored
 * @param format the request's, by name
 * @param fileName the file of this attempt alone
 * @param checkpoint where another attempt can be gone on from; empty if it is to begin at the first row
 */
record ClaimedJob(
        String accountId,
        UUID jobId,
        String owner,
        int attempt,
        String request,
        String format,
        Instant rangeFrom,
        Instant rangeTo,
        String timezone,
        Instant createdAt,
        String fileName,
        Optional<Checkpoint> checkpoint) {}
