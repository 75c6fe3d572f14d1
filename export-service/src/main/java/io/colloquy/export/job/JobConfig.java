package io.colloquy.export.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How export jobs are taken and kept (exports 4.1). */
@ConfigMapping(prefix = "colloquy.export")
public interface JobConfig {
    /** Whether this replica makes files; one that does not serves the API alone. */
    @WithDefault("true")
    boolean makeFiles();

    /** How many jobs a replica works on at once. */
    @WithDefault("2")
    @Min(1) @Max(64) int concurrentJobs();

    /** How often a replica looks for jobs. */
    @WithDefault("500ms")
    Duration pollEvery();

    /** How long a worker may be silent before another one takes its job over; it renews three times within. */
    @WithDefault("15s")
    Duration lease();

    /** After how many attempts a job is given up. */
    @WithDefault("5")
    @Min(1) int attempts();

    /** The pause before the second attempt; it doubles with each further one. */
    @WithDefault("2s")
    Duration retryAfter();

    /** How many rows are read at once. */
    @WithDefault("2000")
    @Min(1) @Max(100_000) int pageRows();

    /** How long a file can be fetched. */
    @WithDefault("7D")
    Duration keepFiles();

    /** How often expired files and leftovers are looked for. */
    @WithDefault("1m")
    Duration sweepEvery();

    /** How many queued and running jobs an account may have. */
    @WithDefault("5")
    @Min(1) int liveJobs();

    /** How many days an operator's range may have. */
    @WithDefault("30")
    @Min(1) int operatorDays();

    /** How long an Idempotency-Key is remembered. */
    @WithDefault("24h")
    Duration keepIdempotencyKeys();
}
