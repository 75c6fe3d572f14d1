package io.colloquy.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The installation's keys, for tests: by {@code @QuarkusTestResource(InstallationKeys.class)}. */
public final class InstallationKeys implements QuarkusTestResourceLifecycleManager {
    /** The key that makes accounts. */
    public static final String ROOT = "root-key-of-the-tests-0123456789abcdef";

    /** The key with which one service asks another. */
    public static final String SERVICE = "service-key-of-the-tests-0123456789abcdef";

    @Override
    public Map<String, String> start() {
        return Map.of("colloquy.security.root-key", ROOT, "colloquy.security.service-key", SERVICE);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
