package io.colloquy.local.imports;

import io.colloquy.local.event.EventLineWriter;
import io.colloquy.local.event.OutgoingEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The events of one request, and of which line of the file each is. */
final class Batch {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EventLineWriter writer = new EventLineWriter(bytes);
    private final long[] lines;
    private int size;

    Batch(int capacity) {
        this.lines = new long[capacity];
    }

    void add(OutgoingEvent event, long line) {
        try {
            writer.write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines[size++] = line;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == lines.length;
    }

    /** The line of the event at that index of the request. */
    long line(int index) {
        return lines[index];
    }

    InputStream content() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
