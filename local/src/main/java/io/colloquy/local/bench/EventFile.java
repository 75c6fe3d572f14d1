package io.colloquy.local.bench;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.RandomAccess;

/** The lines of a file of events, with their ends, as a list that is not in memory. */
final class EventFile extends AbstractList<byte[]> implements RandomAccess, AutoCloseable {
    private static final int BLOCK = 1 << 20;

    private final FileChannel channel;
    private final long[] ends;

    EventFile(Path file) throws IOException {
        channel = FileChannel.open(file);
        ends = ends(file);
    }

    private static long[] ends(Path file) throws IOException {
        long[] ends = new long[1024];
        int count = 0;
        long position = 0;
        byte[] block = new byte[BLOCK];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    position++;
                    if (block[i] == '\n') {
                        ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
                        ends[count++] = position;
                    }
                }
            }
        }
        return Arrays.copyOf(ends, count);
    }

    @Override
    public byte[] get(int index) {
        long start = index == 0 ? 0 : ends[index - 1];
        byte[] line = new byte[(int) (ends[index] - start)];
        try {
            ByteBuffer target = ByteBuffer.wrap(line);
            while (target.hasRemaining() && channel.read(target, start + target.position()) >= 0) {
                // A read may bring less than what was asked for.
            }
            return line;
        } catch (IOException e) {
            throw new PlainFailure("The events can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public int size() {
        return ends.length;
    }

    /** Each line so many times, in any order. */
    List<byte[]> shuffled(int times, Random random) {
        int[] order = new int[size() * times];
        for (int i = 0; i < order.length; i++) {
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i % size();
        }
        return new Reordered(this, order);
    }

    private static final class Reordered extends AbstractList<byte[]> implements RandomAccess {
        private final List<byte[]> lines;
        private final int[] order;

        Reordered(List<byte[]> lines, int[] order) {
            this.lines = lines;
            this.order = order;
        }

        @Override
        public byte[] get(int index) {
            return lines.get(order[index]);
        }

        @Override
        public int size() {
            return order.length;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
