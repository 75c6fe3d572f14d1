package io.colloquy.report.aggregate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How the log is worked into facts. Public, although nobody else uses it: a native executable finds the constraints of a
 * public mapping only.
 */
@ConfigMapping(prefix = "colloquy.aggregation")
public interface AggregationConfig {
    /** Whether this replica aggregates; reading goes on without. */
    @WithDefault("true")
    boolean enabled();

    /** How long a worker that found nothing to do waits before it looks again. */
    @WithDefault("200ms")
    Duration pause();

    /** Workers of this replica, each with one database connection while it works. */
    @WithDefault("2")
    @Min(1) @Max(16) int workers();

    /** Subjects after which a transaction claims no more batches: bounds its length and so the lag. */
    @WithDefault("4000")
    @Min(1) int subjectsAtOnce();

    /** Conversations folded and written by one statement. */
    @WithDefault("1000")
    @Min(1) int conversationsAtOnce();

    /** Events read at once, unless a single conversation has more: bounds the memory. */
    @WithDefault("20000")
    @Min(2) int eventsAtOnce();
}
