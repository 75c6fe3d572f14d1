package io.colloquy.export.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where files lie and how leftovers go. */
@ConfigMapping(prefix = "colloquy.export")
public interface StorageConfig {
    /** The directory; all replicas must see the same one. */
    Path directory();

    /** How long a file that no job knows is left alone: longer than any pause of a worker. */
    @WithDefault("1h")
    Duration keepUnknownFiles();
}
