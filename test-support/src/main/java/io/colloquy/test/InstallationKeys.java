package io.colloquy.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The installation's keys, for tests: by {@code @QuarkusTestResource(InstallationKeys.class)}. */
public final class InstallationKeys implements QuarkusTestResourceLifecycleManager {
    /** The key that makes accounts. */
    public static final String ROOT = "root-key-of-the-tests-0123456789abcdef";

    /** The key with which one service asks another. */
    public static final String SERVICE = "service-key-of-the-tests-0123456789abcdef";

    /** The key that seals secrets in the database. */
    public static final String SECRETS = "Jgxa8yZqk5t0/COADrxd5Cuji62tgkQw26/b/LJMuM0=";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "colloquy.security.root-key",
                ROOT,
                "colloquy.security.service-key",
                SERVICE,
                "colloquy.secrets.key",
                SECRETS);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
