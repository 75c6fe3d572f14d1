package io.colloquy.ingest.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The translation of what channels sent. */
@ConfigMapping(prefix = "colloquy.inbox")
public interface InboxConfig {
    /** Whether this replica translates. Requests are taken in either way. */
    @WithDefault("true")
    boolean translate();

    /** How many connections this replica translates for at once. */
    @WithDefault("2")
    @Min(1) @Max(32) int workers();

    /** How long a worker that found nothing waits; what this replica stored itself wakes it at once. */
    @WithDefault("PT0.5S")
    Duration pause();

    /** The most requests of one transaction. */
    @WithDefault("500")
    @Min(1) @Max(10_000) int requestsAtOnce();

    /** The most bytes of the bodies of one transaction; one larger body goes alone. */
    @WithDefault("4000000")
    @Min(1) int bytesAtOnce();
}
