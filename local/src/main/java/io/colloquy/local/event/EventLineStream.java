package io.colloquy.local.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;

/** Events as a stream of lines of any length, written as it is read: no more than a buffer of it is ever in memory. */
public final class EventLineStream extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final Iterator<OutgoingEvent> events;
    private final LongAdder count = new LongAdder();
    private final Buffer buffer = new Buffer();
    private final EventLineWriter writer = new EventLineWriter(buffer);
    private int position;

    public EventLineStream(Iterator<OutgoingEvent> events) {
        this.events = events;
    }

    /** How many events were handed over so far. */
    public long count() {
        return count.sum();
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.bytes()[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, buffer.size() - position);
        System.arraycopy(buffer.bytes(), position, target, offset, n);
        position += n;
        return n;
    }

    private boolean fill() throws IOException {
        if (position == buffer.size()) {
            position = 0;
            buffer.reset();
            while (buffer.size() < BUFFER && events.hasNext()) {
                writer.write(events.next());
                count.increment();
            }
        }
        return position < buffer.size();
    }

    /** Read in place, without a copy of every buffer. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer() {
            super(2 * BUFFER);
        }

        byte[] bytes() {
            return buf;
        }
    }
}
