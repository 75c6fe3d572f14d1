package io.colloquy.export.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Puts any number of rows in order with few of them in memory: sorted runs go to temporary files and are merged on reading.
 * Rows that the order does not tell apart stay as they came. Read once, after everything was added.
 */
final class SortedRows implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Comparator<Object[]> order;
    private final int rowsInMemory;
    private final List<Path> runs = new ArrayList<>();
    private final List<RunReader> readers = new ArrayList<>();
    private List<Object[]> buffer = new ArrayList<>();
    private long count;

    SortedRows(Comparator<Object[]> order, int rowsInMemory) {
        this.order = order;
        this.rowsInMemory = rowsInMemory;
    }

    /** Adds a row of values that {@link RowCodec} knows. */
    void add(Object[] row) throws IOException {
        buffer.add(row);
        count++;
        if (buffer.size() >= rowsInMemory) {
            spill();
        }
    }

    /** How many were added. */
    long count() {
        return count;
    }

    /** All rows in order. */
    Iterator<Object[]> read() throws IOException {
        if (runs.isEmpty()) {
            buffer.sort(order);
            return buffer.iterator();
        }
        spill();
        PriorityQueue<RunReader> heads = new PriorityQueue<>(
                Comparator.comparing((RunReader run) -> run.head, order).thenComparing(run -> run.number));
        for (Path run : runs) {
            RunReader reader = new RunReader(run, readers.size());
            readers.add(reader);
            if (reader.advance()) {
                heads.add(reader);
            }
        }
        return new Merge(heads);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        for (RunReader reader : readers) {
            reader.in.close();
        }
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private void spill() throws IOException {
        buffer.sort(order);
        Path run = Files.createTempFile("colloquy-rows", ".run");
        runs.add(run);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER_BYTES))) {
            out.writeInt(buffer.size());
            for (Object[] row : buffer) {
                RowCodec.write(row, out);
            }
        }
        buffer = new ArrayList<>();
    }

    private static final class RunReader {
        private final DataInputStream in;
        private final int number;
        private int left;
        private Object[] head;

        RunReader(Path run, int number) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run), BUFFER_BYTES));
            this.number = number;
            this.left = in.readInt();
        }

        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            left--;
            head = RowCodec.read(in);
            return true;
        }
    }

    private record Merge(PriorityQueue<RunReader> heads) implements Iterator<Object[]> {
        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Object[] next() {
            RunReader first = heads.poll();
            if (first == null) {
                throw new NoSuchElementException();
            }
            Object[] row = first.head;
            try {
                if (first.advance()) {
                    heads.add(first);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return row;
        }
    }
}
