package io.colloquy.export.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskStorageTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static Vertx vertx;

    @TempDir
    Path directory;

    DiskStorage storage;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.closeAndAwait();
    }

    @BeforeEach
    void create() {
        storage = new DiskStorage(
                new StorageConfig() {
                    @Override
                    public Path directory() {
                        return directory.resolve("made/when/needed");
                    }

                    @Override
                    public Duration keepUnknownFiles() {
                        return Duration.ofHours(1);
                    }
                },
                vertx);
    }

    @Test
    void partOfAFileIsRead() throws IOException {
        String name = file("0123456789");
        assertThat(read(name, 3, 4)).isEqualTo("3456");
    }

    @Test
    void longFileComesInManyBuffers() throws IOException {
        String text = "x".repeat(200_000);
        assertThat(read(file(text), 0, text.length())).isEqualTo(text);
    }

    @Test
    void existingFileIsNeverWrittenOver() throws IOException {
        String name = file("first");
        assertThatThrownBy(() -> storage.create(name)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void deletedFileIsGone() throws IOException {
        String name = file("x");
        storage.delete(name).await().atMost(LONG);
        assertThatThrownBy(() -> read(name, 0, 1)).hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletingWhatIsNotThereIsNoFailure() {
        storage.delete(storage.newName()).await().atMost(LONG);
    }

    @Test
    void namesOfOldFilesAreListedAndNothingElse() throws IOException {
        String name = file("x");
        Files.writeString(directory.resolve("made/when/needed/not-ours.txt"), "x");
        assertThat(storage.namesWrittenBefore(Instant.now().plusSeconds(60))).containsExactly(name);
        assertThat(storage.namesWrittenBefore(Instant.now().minusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "", "conversations.csv", "/tmp/x"})
    void foreignNameIsRefused(String name) {
        assertThatThrownBy(() -> storage.create(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesDoNotRepeat() {
        assertThat(storage.newName()).hasSize(64).isNotEqualTo(storage.newName());
    }

    private String file(String content) throws IOException {
        String name = storage.newName();
        try (DurableOutput output = storage.create(name)) {
            output.write(content.getBytes(StandardCharsets.UTF_8));
            output.commit();
        }
        return name;
    }

    private String read(String name, long offset, long length) {
        return storage.read(name, offset, length).await().atMost(LONG).collect().asList().await().atMost(LONG).stream()
                .map(Buffer::toString)
                .collect(Collectors.joining());
    }
}
