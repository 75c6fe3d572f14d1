package io.colloquy.ingest.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The lines of a stream of any length, one in memory at a time, and of that no more than its first bytes. */
final class Lines {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;

    /** A line without its end: all of its bytes, or the first ones of {@code length}. */
    record Line(ByteBuffer bytes, long length) {
        boolean isCut() {
            return length > bytes.remaining();
        }

        boolean isBlank() {
            for (int i = bytes.position(); i < bytes.limit(); i++) {
                if (!isJsonSpace(bytes.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line; null at the end of the stream. The last one needs no line end.
     *
     * @throws IOException if the stream breaks off, in the middle of a line as a rule: that one is not counted
     */
    Line next() throws IOException {
        ByteArrayOutputStream begun = null;
        long length = 0;
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            int from = position;
            boolean complete = end < limit;
            position = complete ? end + 1 : end;
            if (complete && begun == null) {
                return new Line(ByteBuffer.wrap(Arrays.copyOfRange(chunk, from, end)), end - from);
            }
            if (begun == null) {
                begun = new ByteArrayOutputStream(2 * (end - from));
            }
            begun.write(chunk, from, Math.min(end - from, longest - begun.size()));
            length += end - from;
            if (complete) {
                return new Line(ByteBuffer.wrap(begun.toByteArray()), length);
            }
        }
        return begun == null ? null : new Line(ByteBuffer.wrap(begun.toByteArray()), length);
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(chunk, 0, CHUNK));
        return limit > 0;
    }

    static boolean isJsonSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
