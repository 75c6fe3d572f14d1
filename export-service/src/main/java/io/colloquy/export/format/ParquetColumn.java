package io.colloquy.export.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The values of one column in the row group that is being collected. */
final class ParquetColumn {
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int GZIP = 2;
    private static final int DATA_PAGE = 0;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final OutputColumn column;
    private final CellText text;
    private final ParquetType type;
    private final Growing values = new Growing(1024);
    private final Growing present = new Growing(1024);

    ParquetColumn(OutputColumn column, CellText text) {
        this.column = column;
        this.text = text;
        this.type = ParquetType.of(column.type(), text);
    }

    byte[] schema() {
        return type.schema(column.header());
    }

    /** How many bytes are in memory. */
    int size() {
        return values.length() + present.length();
    }

    void add(Object[] row) {
        Object value = column.values().of(row);
        present.add(value == null ? 0 : 1);
        if (value != null) {
            boolean styled = type == ParquetType.TEXT && !(value instanceof String);
            type.add(styled ? text.plain(column.type(), value) : value, values);
        }
    }

    /**
     * Writes the collected values as one page and forgets them.
     *
     * @param offset where in the file it begins
     * @return the chunk's entry in the metadata
     */
    Chunk write(OutputStream out, long offset) throws IOException {
        int rows = present.length();
        Growing page = new Growing(size() + Integer.BYTES);
        byte[] levels = levels();
        page.addInt(levels.length);
        page.add(levels);
        if (type == ParquetType.BOOLEAN) {
            page.add(packed(values));
        } else {
            page.add(values.array(), 0, values.length());
        }
        byte[] compressed = compressed(page);
        byte[] header = new ThriftStruct()
                .number(1, DATA_PAGE)
                .number(2, page.length())
                .number(3, compressed.length)
                .struct(
                        5,
                        new ThriftStruct()
                                .number(1, rows)
                                .number(2, PLAIN)
                                .number(3, RLE)
                                .number(4, RLE))
                .end();
        out.write(header);
        out.write(compressed);
        values.clear();
        present.clear();
        long plain = (long) header.length + page.length();
        long written = (long) header.length + compressed.length;
        ThriftStruct metadata = new ThriftStruct()
                .number(1, type.physical())
                .numbers(2, PLAIN, RLE)
                .texts(3, column.header())
                .number(4, GZIP)
                .longNumber(5, rows)
                .longNumber(6, plain)
                .longNumber(7, written)
                .longNumber(9, offset);
        return new Chunk(
                new ThriftStruct().longNumber(2, offset).struct(3, metadata).end(), plain, written);
    }

    /**
     * A chunk that was written.
     *
     * @param entry its entry in the metadata
     * @param plain bytes before packing
     * @param written bytes in the file
     */
    record Chunk(byte[] entry, long plain, long written) {}

    /** Which rows have a value: one run if all are alike, else a bit each. */
    private byte[] levels() {
        int rows = present.length();
        byte[] flags = present.array();
        boolean alike = true;
        for (int i = 1; i < rows && alike; i++) {
            alike = flags[i] == flags[0];
        }
        Growing levels = new Growing(rows / Byte.SIZE + 8);
        if (alike) {
            levels.addVariable((long) rows << 1);
            levels.add(flags[0]);
        } else {
            int groups = (rows + Byte.SIZE - 1) / Byte.SIZE;
            levels.addVariable((long) groups << 1 | 1);
            levels.add(packed(present));
        }
        byte[] exact = new byte[levels.length()];
        System.arraycopy(levels.array(), 0, exact, 0, exact.length);
        return exact;
    }

    private static byte[] packed(Growing flags) {
        byte[] packed = new byte[(flags.length() + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < flags.length(); i++) {
            packed[i / Byte.SIZE] |= (byte) (flags.array()[i] << i % Byte.SIZE);
        }
        return packed;
    }

    private static byte[] compressed(Growing page) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(page.length() / 4 + 64);
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(page.array(), 0, page.length());
        }
        return packed.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
