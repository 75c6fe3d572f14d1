package io.colloquy.export.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The account's queued jobs as they are shown.
 *
 * @param ids next one first
 * @param usualTime how long the account's last jobs took; empty if there were none
 */
record JobQueue(List<UUID> ids, Optional<Duration> usualTime) {
    /** 1 for the next one; null for a job that is not queued. */
    Integer position(UUID jobId) {
        int index = ids.indexOf(jobId);
        return index < 0 ? null : index + 1;
    }

    /** When a queued job is done if all before it take the usual time, one after the other; null if nobody can tell. */
    Instant estimate(UUID jobId, Instant now) {
        Integer position = position(jobId);
        return position == null
                ? null
                : usualTime.map(time -> now.plus(time.multipliedBy(position))).orElse(null);
    }
}
