package io.colloquy.export.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A storage of a test.
 *
 * @param bucket null for a directory
 */
record TestStorageConfig(Path directory, String bucket) implements StorageConfig {
    @Override
    public Kind storage() {
        return bucket == null ? Kind.DISK : Kind.S3;
    }

    @Override
    public S3 s3() {
        return new Bucket(Optional.ofNullable(bucket), "some/where/", 5 * 1024 * 1024);
    }

    @Override
    public Duration keepUnknownFiles() {
        return Duration.ofHours(1);
    }

    private record Bucket(Optional<String> bucket, String prefix, int partBytes) implements S3 {}
}
