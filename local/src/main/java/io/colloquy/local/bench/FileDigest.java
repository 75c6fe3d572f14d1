package io.colloquy.local.bench;

import io.colloquy.local.api.ExportRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what is written to disk. */
final class FileDigest {
    private FileDigest() {}

    /** Of a file, in hexadecimal digits. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, sink);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of the file of an export that is waited for, as it is fetched, not as the job says. */
    static String sha256(ExportRun run, Path directory) throws IOException {
        run.follow(job -> {});
        Path file = Files.createTempFile(directory, "export", ".csv");
        try {
            run.download(file);
            return sha256(file);
        } finally {
            Files.delete(file);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
