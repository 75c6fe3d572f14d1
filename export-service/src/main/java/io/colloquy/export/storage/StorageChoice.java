package io.colloquy.export.storage;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The storage that the configuration names; the other one is not even made. */
class StorageChoice {
    @Produces
    @Singleton
    ExportStorage storage(StorageConfig config, Instance<DiskStorage> disk, Instance<S3Storage> s3) {
        return switch (config.storage()) {
            case DISK -> disk.get();
            case S3 -> s3.get();
        };
    }
}
