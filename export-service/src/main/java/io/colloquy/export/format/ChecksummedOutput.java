package io.colloquy.export.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Counts the bytes that pass and works out their SHA-256. The count may be read by another thread. Closing it leaves the
 * stream below open, to be made durable.
 */
public final class ChecksummedOutput extends FilterOutputStream {
    private final MessageDigest digest;
    private volatile long bytes;

    /** Passes everything on to {@code out}. */
    public ChecksummedOutput(OutputStream out) {
        super(out);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others only read
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        digest.update(source, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** How many bytes have passed. */
    public long bytes() {
        return bytes;
    }

    /** SHA-256 of what has passed, as lower-case hex; to be asked once, at the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
