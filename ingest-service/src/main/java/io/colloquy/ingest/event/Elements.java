package io.colloquy.ingest.event;

import java.nio.ByteBuffer;

/**
 * The elements of a JSON array, found by brackets and quotes alone: a faulty element is handed out like any other and
 * does not fail its neighbours. Where the array itself breaks off, its elements end and there is a {@link #rest()}.
 */
final class Elements {
    private final byte[] body;
    private int position;
    private boolean ended;
    private int brokenAt = -1;

    /** The body's first character that is no space must be the array's opening bracket. */
    Elements(byte[] body) {
        this.body = body;
        skipSpace();
        position++;
        skipSpace();
        if (position < body.length && body[position] == ']') {
            end();
        }
    }

    /** The next element; null when there is no further one. */
    ByteBuffer next() {
        if (ended || brokenAt >= 0) {
            return null;
        }
        int start = position;
        int end = endOfElement();
        if (end < 0) {
            brokenAt = start;
            return null;
        }
        position = end;
        if (body[end] == ']') {
            end();
        } else {
            position++;
            skipSpace();
        }
        return ByteBuffer.wrap(body, start, end - start);
    }

    /** What stands after the last element that could be told apart; null if the array is whole. */
    ByteBuffer rest() {
        return brokenAt < 0 ? null : ByteBuffer.wrap(body, brokenAt, body.length - brokenAt);
    }

    /** Where the comma or bracket after the element is, or -1. */
    private int endOfElement() {
        int depth = 0;
        boolean quoted = false;
        for (int i = position; i < body.length; i++) {
            switch (body[i]) {
                case '"' -> quoted = !quoted;
                case '\\' -> i += quoted ? 1 : 0;
                case '{', '[' -> depth += quoted ? 0 : 1;
                case '}', ']' -> {
                    if (!quoted && depth-- == 0) {
                        return body[i] == ']' ? i : -1;
                    }
                }
                case ',' -> {
                    if (!quoted && depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private void end() {
        ended = true;
        position++;
        skipSpace();
        if (position < body.length) {
            brokenAt = position;
        }
    }

    private void skipSpace() {
        while (position < body.length && Lines.isJsonSpace(body[position])) {
            position++;
        }
    }
}
