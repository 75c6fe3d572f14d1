package io.colloquy.export.job;

import io.colloquy.export.format.Format;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What became of the jobs that this replica worked on, how long each go at one took, and what it wrote. */
final class JobMetrics {
    /** How an attempt ended. */
    enum Outcome {
        SUCCEEDED,
        /** Another attempt follows. */
        RETRIED,
        FAILED;

        private String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String JOBS = "colloquy.export.jobs";
    private static final String OUTCOME = "outcome";
    private static final String FORMAT = "format";
    private static final Duration[] LENGTHS =
            Stream.of(1, 5, 15, 60, 300, 900, 3600).map(Duration::ofSeconds).toArray(Duration[]::new);

    private final MeterRegistry registry;

    /** All are there from the start, so that a rate begins with the first job and not with the second. */
    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Format format : Format.values()) {
            bytes(format.wire());
            for (Outcome outcome : Outcome.values()) {
                attempts(format.wire(), outcome);
            }
        }
        jobs(Outcome.SUCCEEDED);
        jobs(Outcome.FAILED);
    }

    /** An attempt that ended, from the taking of its job on. */
    void ended(ClaimedJob job, Outcome outcome, Duration took) {
        attempts(job.format(), outcome).record(took);
        if (outcome != Outcome.RETRIED) {
            jobs(outcome).increment();
        }
    }

    /** A file that is finished and whose job is done. */
    void wrote(ClaimedJob job, long bytes) {
        bytes(job.format()).increment(bytes);
    }

    /** Jobs whose workers were lost each time. */
    void lost(int jobs) {
        jobs(Outcome.FAILED).increment(jobs);
    }

    private Counter jobs(Outcome outcome) {
        return registry.counter(JOBS, OUTCOME, outcome.wire());
    }

    private Counter bytes(String format) {
        return Counter.builder("colloquy.export.file")
                .description("Bytes of finished files")
                .baseUnit("bytes")
                .tag(FORMAT, format)
                .register(registry);
    }

    private Timer attempts(String format, Outcome outcome) {
        return Timer.builder("colloquy.export.attempt")
                .description("An attempt at a job, from its being taken to its end")
                .serviceLevelObjectives(LENGTHS)
                .tag(FORMAT, format)
                .tag(OUTCOME, outcome.wire())
                .register(registry);
    }
}
