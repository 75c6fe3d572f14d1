package io.colloquy.export.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest extends StorageContract {
    @TempDir
    Path directory;

    private DiskStorage storage;

    @BeforeEach
    void create() {
        storage = new DiskStorage(new TestStorageConfig(directory.resolve("made/when/needed"), null), vertx);
    }

    @Override
    ExportStorage storage() {
        return storage;
    }

    @Test
    void existingFileIsNeverWrittenOver() throws IOException {
        String name = file("first");
        assertThatThrownBy(() -> storage.create(name)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void filesOfOthersAreNotListed() throws IOException {
        String name = file("x");
        Files.writeString(directory.resolve("made/when/needed/not-ours.txt"), "x");
        assertThat(storage.namesWrittenBefore(Instant.now().plusSeconds(60))).containsExactly(name);
    }

    @Test
    void directoryThatCannotBeMadeFailsTheCheck() throws IOException {
        Path file = Files.writeString(directory.resolve("a-file"), "x");
        DiskStorage away = new DiskStorage(new TestStorageConfig(file.resolve("below"), null), vertx);
        assertThatThrownBy(away::check).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> away.create(away.newName())).isInstanceOf(IOException.class);
    }
}
