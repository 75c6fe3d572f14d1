package io.colloquy.export.job;

import io.colloquy.platform.selection.TimeRange;
import java.time.Instant;
import java.util.UUID;

/**
 * A job as it is asked for; everything else of its row begins as the table says.
 *
 * @param request the body, as JSON
 * @param requestHash SHA-256 of it
 * @param idempotencyKey null for none
 * @param createdBy id of the key that asked
 * @param isShortLived whether its file is of use for a moment only
 */
record NewExportJob(
        String accountId,
        UUID jobId,
        String request,
        byte[] requestHash,
        String idempotencyKey,
        String createdBy,
        Instant createdAt,
        TimeRange range,
        String callbackUrl,
        boolean isShortLived) {}
