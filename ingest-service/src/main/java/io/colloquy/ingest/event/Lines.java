package io.colloquy.ingest.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The lines of a stream of any length, one in memory at a time, and of that no more than its first bytes. */
final class Lines {
    private static final byte LINE_END = '\n';
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;
    private long nanosReading;

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
        int searched = position;
        while (true) {
            int end = ByteScan.indexOf(chunk, searched, limit, LINE_END);
            if (end < limit) {
                return take(end, end + 1);
            }
            if (limit == chunk.length && position == 0) {
                return longLine();
            }
            if (limit == chunk.length) {
                renew();
            }
            searched = limit;
            if (!fill()) {
                return position < limit ? take(limit, limit) : null;
            }
        }
    }

    /** The next line without a copy: its chunk is never written again, and lives as long as one of its lines. */
    private Line take(int end, int next) {
        Line line = new Line(ByteBuffer.wrap(chunk, position, end - position), end - position);
        position = next;
        return line;
    }

    /** A line that fills the whole chunk and goes on. */
    private Line longLine() throws IOException {
        ByteArrayOutputStream begun = new ByteArrayOutputStream(2 * CHUNK);
        long length = 0;
        int end;
        do {
            end = ByteScan.indexOf(chunk, position, limit, LINE_END);
            begun.write(chunk, position, Math.min(end - position, longest - begun.size()));
            length += end - position;
            position = Math.min(end + 1, limit);
            if (end < limit) {
                break;
            }
            position = 0;
            limit = 0;
        } while (fill());
        return new Line(ByteBuffer.wrap(begun.toByteArray()), length);
    }

    /** A new chunk, with the line that has begun. */
    private void renew() {
        byte[] next = new byte[CHUNK];
        limit -= position;
        System.arraycopy(chunk, position, next, 0, limit);
        position = 0;
        chunk = next;
    }

    private boolean fill() throws IOException {
        long start = System.nanoTime();
        int read = in.read(chunk, limit, chunk.length - limit);
        nanosReading += System.nanoTime() - start;
        limit += Math.max(0, read);
        return read > 0;
    }

    /** How long bytes were waited for so far. */
    long nanosReading() {
        return nanosReading;
    }

    static boolean isJsonSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
