package io.colloquy.export.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How callbacks are sent, and where to (exports 4.1). */
@ConfigMapping(prefix = "colloquy.callbacks")
public interface CallbackConfig {
    /** Whether an address may begin with http. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks that may be called though they are not public, as 10.1.0.0/16 or fd00:1::/64. */
    Optional<List<String>> allowedNetworks();

    /** How long an attempt may take, from looking the name up to the answer's status. */
    @WithDefault("10s")
    Duration timeout();

    /** After how many attempts a callback is given up. */
    @WithDefault("9")
    @Min(1) int attempts();

    /** The pause after the first attempt; each further one is four times as long, at most {@code colloquy.callbacks.longest-pause}. */
    @WithDefault("5s")
    Duration retryAfter();

    /** The longest pause between attempts. */
    @WithDefault("6h")
    Duration longestPause();

    /** How many a replica sends at once. */
    @WithDefault("16")
    @Min(1) @Max(256) int concurrent();

    /** How many of an account are under way at once. */
    @WithDefault("4")
    @Min(1) int concurrentOfAccount();

    /** How long a secret that was replaced still signs. */
    @WithDefault("24h")
    Duration keepReplacedSecret();
}
