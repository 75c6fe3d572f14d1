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
    @WithDefault("3")
    @Min(1) @Max(64) int concurrentJobs();

    /** How many of them may be long ones; the other places are kept for short ones. */
    @WithDefault("2")
    @Min(1) @Max(64) int longJobs();

    /** From how many rows on a job is long. */
    @WithDefault("100000")
    @Min(1) long longRows();

    /** How many rows of a long job make a part, from whose end another worker can go on. */
    @WithDefault("100000")
    @Min(1) long partRows();

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
    @WithDefault("500")
    @Min(1) @Max(100_000) int pageRows();

    /** How long a file can be fetched. */
    @WithDefault("7D")
    Duration keepFiles();

    /** How long the file of a link's job is kept; the job itself goes a day after its end. */
    @WithDefault("1h")
    Duration keepShortLived();

    /** How often a stream of progress looks at its job. */
    @WithDefault("1s")
    Duration progressEvery();

    /** How often expired files and leftovers are looked for. */
    @WithDefault("1m")
    Duration sweepEvery();

    /** How long an Idempotency-Key is remembered. */
    @WithDefault("24h")
    Duration keepIdempotencyKeys();
}
