package io.colloquy.export.schedule;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code export_schedules} (migration V061); the nullable ones as there.
 *
 * @param export JSON
 */
record ScheduleRow(
        String accountId,
        UUID scheduleId,
        String name,
        String cron,
        String timezone,
        String export,
        boolean paused,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        Instant nextRunAt,
        Instant lastRunAt,
        UUID lastJobId,
        String lastProblem) {}
