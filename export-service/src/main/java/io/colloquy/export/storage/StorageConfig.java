package io.colloquy.export.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files lie and how leftovers go. */
@ConfigMapping(prefix = "colloquy.export")
public interface StorageConfig {
    /** Where files lie. */
    @WithDefault("disk")
    Kind storage();

    /** The directory of the storage {@code disk}; all replicas must see the same one. */
    Path directory();

    /** The bucket of {@link Kind#S3}; where it is and how to get in is told by {@code quarkus.s3}. */
    S3 s3();

    /** How long a file that no job knows is left alone: longer than any pause of a worker. */
    @WithDefault("1h")
    Duration keepUnknownFiles();

    /** Storages. */
    enum Kind {
        /** A directory, which several replicas share by a network file system. */
        DISK,
        /** A bucket of Amazon S3 or of what speaks its protocol. */
        S3
    }

    /** Where in S3. */
    interface S3 {
        /** Must exist. Required for this storage. */
        Optional<String> bucket();

        /** What the names of all files begin with; others may use the same bucket. */
        @WithDefault("exports/")
        String prefix();

        /** How much of a file is sent at once and held in memory a job; a file has at most 10,000 parts. */
        @WithDefault("8388608")
        @Min(5_242_880) @Max(104_857_600) int partBytes();
    }
}
