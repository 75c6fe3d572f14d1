package io.colloquy.export.callback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The defaults, with a short patience, and networks as a test wants them. */
final class TestCallbackConfig implements CallbackConfig {
    private List<String> networks = List.of();

    TestCallbackConfig allowing(List<String> allowed) {
        this.networks = allowed;
        return this;
    }

    @Override
    public boolean allowHttp() {
        return true;
    }

    @Override
    public Optional<List<String>> allowedNetworks() {
        return Optional.of(networks);
    }

    @Override
    public Duration timeout() {
        return Duration.ofMillis(700);
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofHours(6);
    }

    @Override
    public int concurrent() {
        return 4;
    }

    @Override
    public int concurrentOfAccount() {
        return 4;
    }

    @Override
    public Duration keepReplacedSecret() {
        return Duration.ofHours(24);
    }
}
