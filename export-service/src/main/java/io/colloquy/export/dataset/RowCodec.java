package io.colloquy.export.dataset;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Rows as bytes, for a temporary file: texts, instants (UTC), numbers and nulls. */
final class RowCodec {
    private static final int NULL = 0;
    private static final int TEXT = 1;
    private static final int INSTANT = 2;
    private static final int WHOLE = 3;
    private static final int DECIMAL = 4;

    private RowCodec() {}

    static void write(Object[] row, DataOutputStream out) throws IOException {
        out.writeInt(row.length);
        for (Object value : row) {
            switch (value) {
                case null -> out.writeByte(NULL);
                case String text -> {
                    out.writeByte(TEXT);
                    writeText(text, out);
                }
                case OffsetDateTime moment -> {
                    out.writeByte(INSTANT);
                    out.writeLong(moment.toEpochSecond());
                    out.writeInt(moment.getNano());
                }
                case Long number -> {
                    out.writeByte(WHOLE);
                    out.writeLong(number);
                }
                case BigDecimal number -> {
                    out.writeByte(DECIMAL);
                    writeText(number.toPlainString(), out);
                }
                default -> throw new IllegalArgumentException("not a value of a row: " + value.getClass());
            }
        }
    }

    static Object[] read(DataInputStream in) throws IOException {
        Object[] row = new Object[in.readInt()];
        for (int i = 0; i < row.length; i++) {
            int kind = in.readByte();
            row[i] = switch (kind) {
                case NULL -> null;
                case TEXT -> readText(in);
                case INSTANT ->
                    Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
                case WHOLE -> in.readLong();
                case DECIMAL -> new BigDecimal(readText(in));
                default -> throw new IOException("not a row");
            };
        }
        return row;
    }

    /** Not writeUTF: that takes 64 KiB at most. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
