package io.colloquy.export.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How links are served (exports 4.1). */
@ConfigMapping(prefix = "colloquy.links")
public interface LinkConfig {
    /** How many an account may have that are not revoked. */
    @WithDefault("100")
    @Min(1) int ofAccount();

    /** How often a link may be used in a minute, over all replicas. */
    @WithDefault("30")
    @Min(1) int usesPerMinute();

    /** How old a file may be that is served again: so many requests in this time make one job. */
    @WithDefault("15s")
    Duration freshFor();

    /** How long a request waits for its file. */
    @WithDefault("55s")
    Duration longestWait();

    /** How many requests a replica lets wait at once. */
    @WithDefault("100")
    @Min(1) int waiting();
}
