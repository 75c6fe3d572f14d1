package io.colloquy.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where an installation keeps everything: database, exported files, secrets, logs, process ids.
 *
 * @param root the directory, absolute
 */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Addresses and keys for clients (and for people). */
    public Path localJson() {
        return root.resolve("local.json");
    }

    /** What the services wrote to their consoles. */
    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    /** The process id of a service, while it runs. */
    public Path pid(String process) {
        return root.resolve("run").resolve(process + ".pid");
    }

    /** Written once everything is ready, removed when it stops. */
    public Path readyMark() {
        return root.resolve("run").resolve("ready");
    }

    /** How far imports have come that did not end yet. */
    public Path imports() {
        return root.resolve("imports");
    }

    Path lock() {
        return root.resolve("run").resolve("lock");
    }

    Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    public Path exports() {
        return root.resolve("exports");
    }

    public Path postgres() {
        return root.resolve("postgresql");
    }

    /** Makes the directories that are missing. Nobody else may look into them. */
    void create() {
        try {
            Files.createDirectories(root, ownerOnly("rwx------"));
            for (String name : Set.of("logs", "run", "secrets", "exports", "postgresql")) {
                Files.createDirectories(root.resolve(name), ownerOnly("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root, e);
        }
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    static void writePrivately(Path file, String content) {
        try {
            Path draft =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), "", ownerOnly("rw-------"));
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
