package io.colloquy.export.format;

import java.util.Arrays;

/** Bytes that are added to: little-endian numbers, variable-length ones, and bytes as they are. */
final class Growing {
    private byte[] bytes;
    private int length;

    Growing(int capacity) {
        this.bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    void add(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void add(byte[] more) {
        add(more, 0, more.length);
    }

    void add(byte[] more, int offset, int count) {
        room(count);
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
    }

    void addInt(int value) {
        room(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    void addLong(long value) {
        room(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    /** Seven bits a byte, the lowest first; the value is taken as unsigned. */
    void addVariable(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            add((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        add((int) rest);
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
