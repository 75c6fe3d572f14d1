package io.colloquy.export.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage keeps (exports 4.1). */
abstract class StorageContract {
    static final Duration LONG = Duration.ofSeconds(30);
    static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.closeAndAwait();
    }

    abstract ExportStorage storage();

    @Test
    void partOfAFileIsRead() throws IOException {
        assertThat(text(file("0123456789"), 3, 4)).isEqualTo("3456");
    }

    @Test
    void emptyFileIsAFile() throws IOException {
        assertThat(read(file(new byte[0]), 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5 * 1024 * 1024, 5 * 1024 * 1024 + 1, 12_345_678})
    void fileOfAnyLengthComesBackAsItWasWritten(int length) throws IOException {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        String name = file(content);
        assertThat(read(name, 0, length)).isEqualTo(content);
        assertThat(read(name, length - 1L, 1)).containsExactly(content[length - 1]);
    }

    @Test
    void fileThatWasNotCommittedIsSweptLikeAnyOther() throws IOException {
        // given: a writer that died in the middle, after much
        String name = storage().newName();
        DurableOutput output = storage().create(name);
        output.write(new byte[6 * 1024 * 1024]);
        output.write(new byte[6 * 1024 * 1024]);
        assertThat(storage().namesWrittenBefore(Instant.now().plusSeconds(60))).contains(name);
        // when
        storage().delete(name).await().atMost(LONG);
        // then
        assertThat(storage().namesWrittenBefore(Instant.now().plusSeconds(60))).doesNotContain(name);
        assertThatThrownBy(() -> read(name, 0, 1)).hasRootCauseInstanceOf(NoSuchFileException.class);
        assertThatCode(() -> {
                    try (output) {
                        // Its late end changes nothing.
                    } catch (IOException refused) {
                        // Nor does it matter if the storage says so.
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void deletedFileIsGone() throws IOException {
        String name = file("x");
        storage().delete(name).await().atMost(LONG);
        assertThatThrownBy(() -> read(name, 0, 1)).hasRootCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletingWhatIsNotThereIsNoFailure() {
        storage().delete(storage().newName()).await().atMost(LONG);
    }

    @Test
    void namesOfOldFilesAreListed() throws IOException {
        String name = file("x");
        assertThat(storage().namesWrittenBefore(Instant.now().plusSeconds(60))).contains(name);
        assertThat(storage().namesWrittenBefore(Instant.now().minusSeconds(60))).isEmpty();
    }

    @Test
    void storageThatWorksPassesItsCheckAndKeepsNothingOfIt() throws IOException {
        storage().check();
        assertThat(storage().namesWrittenBefore(Instant.now().plusSeconds(60))).allMatch(FileNames::isOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "", "conversations.csv", "/tmp/x", "probe"})
    void foreignNameOpensNothing(String name) {
        assertThatThrownBy(() -> storage().create(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().read(name, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().delete(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesDoNotRepeat() {
        assertThat(storage().newName()).hasSize(64).isNotEqualTo(storage().newName());
    }

    String file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    String file(byte[] content) throws IOException {
        String name = storage().newName();
        try (DurableOutput output = storage().create(name)) {
            output.write(content);
            output.commit();
        }
        return name;
    }

    byte[] read(String name, long offset, long length) {
        Buffer all = Buffer.buffer();
        storage()
                .read(name, offset, length)
                .await()
                .atMost(LONG)
                .collect()
                .asList()
                .await()
                .atMost(LONG)
                .forEach(all::appendBuffer);
        return all.getBytes();
    }

    private String text(String name, long offset, long length) {
        return new String(read(name, offset, length), StandardCharsets.UTF_8);
    }
}
