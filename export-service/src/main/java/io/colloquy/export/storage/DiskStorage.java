package io.colloquy.export.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Files in one directory; several replicas share it by a network file system. */
@ApplicationScoped
@Typed(DiskStorage.class)
class DiskStorage implements ExportStorage {
    private static final int READ_BUFFER_BYTES = 64 * 1024;

    private final Path directory;
    private final Vertx vertx;

    DiskStorage(StorageConfig config, Vertx vertx) {
        this.directory = config.directory().toAbsolutePath().normalize();
        this.vertx = vertx;
    }

    @Override
    public DurableOutput create(String name) throws IOException {
        Files.createDirectories(directory);
        return new DiskOutput(
                FileChannel.open(path(name), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), directory);
    }

    @Override
    public Uni<Multi<Buffer>> read(String name, long offset, long length) {
        String path = path(name).toString();
        OpenOptions readOnly = new OpenOptions().setWrite(false).setCreate(false);
        return vertx.fileSystem()
                .exists(path)
                .chain(exists -> exists
                        ? vertx.fileSystem().open(path, readOnly)
                        : Uni.createFrom().failure(new NoSuchFileException(name)))
                .map(file -> file.setReadBufferSize(READ_BUFFER_BYTES)
                        .setReadPos(offset)
                        .setReadLength(length)
                        .toMulti()
                        .map(io.vertx.mutiny.core.buffer.Buffer::getDelegate)
                        .onTermination()
                        .call(() -> file.close().onFailure().recoverWithNull()));
    }

    @Override
    public boolean readsUnfinished() {
        return true;
    }

    @Override
    public Uni<Void> delete(String name) {
        Path path = path(name);
        return vertx.executeBlocking(() -> Files.deleteIfExists(path)).replaceWithVoid();
    }

    @Override
    public List<String> namesWrittenBefore(Instant instant) throws IOException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return names;
        }
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (FileNames.isOne(name) && isWrittenBefore(file, instant)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Override
    public void check() throws IOException {
        Files.createDirectories(directory);
        Path probe = Files.createTempFile(directory, "probe", null);
        try {
            Files.write(probe, new byte[] {1});
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static boolean isWrittenBefore(Path file, Instant instant) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        }
    }

    private Path path(String name) {
        return directory.resolve(FileNames.require(name));
    }

    private static final class DiskOutput extends DurableOutput {
        private final FileChannel channel;
        private final Path directory;

        DiskOutput(FileChannel channel, Path directory) {
            this.channel = channel;
            this.directory = directory;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void commit() throws IOException {
            force();
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
            // The directory's entry of a new file is a write of its own.
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                    entries.force(true);
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
