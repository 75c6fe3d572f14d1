package io.colloquy.export.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A struct in Thrift's compact protocol, which is what Parquet's metadata is written in. Fields are added in the order of
 * their numbers.
 */
final class ThriftStruct {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final Growing bytes = new Growing(64);
    private int lastField;

    ThriftStruct flag(int field, boolean value) {
        begin(field, value ? TRUE : FALSE);
        return this;
    }

    ThriftStruct number(int field, int value) {
        begin(field, INT);
        bytes.addVariable(zigzag(value));
        return this;
    }

    ThriftStruct longNumber(int field, long value) {
        begin(field, LONG);
        bytes.addVariable(zigzag(value));
        return this;
    }

    ThriftStruct text(int field, String value) {
        begin(field, BINARY);
        text(value);
        return this;
    }

    ThriftStruct struct(int field, ThriftStruct value) {
        begin(field, STRUCT);
        bytes.add(value.end());
        return this;
    }

    ThriftStruct structs(int field, List<byte[]> values) {
        begin(field, LIST);
        beginList(values.size(), STRUCT);
        values.forEach(bytes::add);
        return this;
    }

    ThriftStruct numbers(int field, int... values) {
        begin(field, LIST);
        beginList(values.length, INT);
        for (int value : values) {
            bytes.addVariable(zigzag(value));
        }
        return this;
    }

    ThriftStruct texts(int field, String... values) {
        begin(field, LIST);
        beginList(values.length, BINARY);
        for (String value : values) {
            text(value);
        }
        return this;
    }

    /** The struct as bytes; nothing can be added after it. */
    byte[] end() {
        bytes.add(0);
        byte[] struct = new byte[bytes.length()];
        System.arraycopy(bytes.array(), 0, struct, 0, struct.length);
        return struct;
    }

    private void begin(int field, int type) {
        int step = field - lastField;
        if (step > 0 && step < 16) {
            bytes.add(step << 4 | type);
        } else {
            bytes.add(type);
            bytes.addVariable(zigzag(field));
        }
        lastField = field;
    }

    private void beginList(int size, int type) {
        if (size < SHORT_LIST) {
            bytes.add(size << 4 | type);
        } else {
            bytes.add(SHORT_LIST << 4 | type);
            bytes.addVariable(size);
        }
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.addVariable(utf8.length);
        bytes.add(utf8);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> (Long.SIZE - 1);
    }
}
