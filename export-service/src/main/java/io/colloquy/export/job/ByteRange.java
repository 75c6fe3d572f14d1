package io.colloquy.export.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file are asked for (RFC 9110, 14.1). Pure.
 *
 * @param offset of the first byte
 * @param length how many; negative if the file has none of those asked for
 * @param isPart whether it is less than a plain request for the file
 */
record ByteRange(long offset, long length, boolean isPart) {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");
    private static final int NONE = -1;

    /**
     * The range in that header; all of the file for null and for what is not understood, several ranges among it: a
     * server may ignore the header.
     */
    static ByteRange of(String header, long fileLength) {
        Matcher range = ONE_RANGE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new ByteRange(0, fileLength, false);
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), fileLength);
            return last == 0 ? unsatisfiable() : new ByteRange(fileLength - last, last, true);
        }
        long first = Long.parseLong(range.group(1));
        long end = range.group(2).isEmpty() ? fileLength : Math.min(Long.parseLong(range.group(2)) + 1, fileLength);
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return new ByteRange(0, fileLength, false);
        }
        return first >= fileLength ? unsatisfiable() : new ByteRange(first, end - first, true);
    }

    boolean isSatisfiable() {
        return length != NONE;
    }

    /** The answer's Content-Range. */
    String contentRange(long fileLength) {
        return "bytes %d-%d/%d".formatted(offset, offset + length - 1, fileLength);
    }

    private static ByteRange unsatisfiable() {
        return new ByteRange(0, NONE, true);
    }
}
