package io.colloquy.platform.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be so between a service and its database. */
@ConfigMapping(prefix = "colloquy.database")
public interface DatabaseConfig {
    /** Whether a database on another machine may be talked to in clear: only where nobody else hears the network. */
    @WithDefault("false")
    boolean allowUnencrypted();
}
