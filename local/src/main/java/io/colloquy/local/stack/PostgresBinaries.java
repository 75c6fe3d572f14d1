package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL's programs for this machine from the library that carries them. */
final class PostgresBinaries {
    /** A new version of the programs gets a directory of its own. */
    private static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /** The directory with {@code bin}, {@code lib} and {@code share}; unpacks it when it is not there. */
    static Path in(Path parent) {
        Path directory = parent.resolve("programs-" + VERSION);
        if (Files.isDirectory(directory)) {
            return directory;
        }
        try {
            // Under another name first: a half unpacked directory is never taken for a whole one.
            Path draft = Files.createTempDirectory(parent, "programs-");
            unpack(draft);
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + directory, e);
        }
    }

    private static void unpack(Path directory) throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String architecture = ArchUtils.normalize(System.getProperty("os.arch"));
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
            if (packed == null) {
                throw new PlainFailure("There is no embedded PostgreSQL for " + system.toLowerCase(Locale.ROOT) + " on "
                        + architecture + ".");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, directory.resolve(entry.getName()).normalize());
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
