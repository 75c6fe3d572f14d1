package io.colloquy.export.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A job in the hands of one worker.
 *
 * @param owner the worker; with {@code attempt} the fence of every write
 * @param request as stored
 * @param format the request's, by name
 * @param fileName the file of this attempt alone
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
        String fileName) {}
