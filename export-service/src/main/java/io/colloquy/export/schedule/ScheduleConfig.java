package io.colloquy.export.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How schedules run (exports 4.1). */
@ConfigMapping(prefix = "colloquy.schedules")
public interface ScheduleConfig {
    /** How many an account may have. */
    @WithDefault("100")
    @Min(1) int ofAccount();

    /** How long a replica may take to make one job before another one tries. */
    @WithDefault("30s")
    Duration lease();

    /** After what pause a run is tried again for which the account had too many live jobs, or we had trouble. */
    @WithDefault("1m")
    Duration retryAfter();
}
