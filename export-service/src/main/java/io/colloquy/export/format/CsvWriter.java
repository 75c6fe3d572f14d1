package io.colloquy.export.format;

import io.colloquy.model.fact.FactType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table as CSV (RFC 4180, UTF-8) to a stream, row by row. Byte by byte and by hand: half of the time of an export
 * goes into this, and a general writer of CSV takes a multiple of it.
 */
public final class CsvWriter implements ExportFile {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final char LAST_OF_ONE_BYTE = 0x7F;

    private final OutputStream out;
    private final CsvOptions options;
    private final byte delimiter;
    private final byte[] newline;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int length;
    private List<OutputColumn> columns = List.of();
    private CellText text;
    private byte[] nothing = {};

    /** To {@code out}, which is closed with it. */
    public CsvWriter(OutputStream out, CsvOptions options) {
        this.out = out;
        this.options = options;
        this.delimiter = (byte) options.delimiter().charAt(0);
        this.newline = (options.newline().equals("lf") ? "\n" : "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the byte order mark and the headings, where asked for. */
    @Override
    public void begin(OutputTable table) throws IOException {
        this.columns = table.columns();
        this.text = table.text();
        this.nothing = nothing(table);
        if (options.bom()) {
            bytes(BYTE_ORDER_MARK);
        }
        if (options.header()) {
            for (int i = 0; i < columns.size(); i++) {
                delimit(i);
                text(columns.get(i).header());
            }
            bytes(newline);
        }
    }

    @Override
    public void row(Object[] values) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            delimit(i);
            OutputColumn column = columns.get(i);
            Object value = column.values().of(values);
            if (value == null) {
                bytes(nothing);
            } else {
                cell(column.type(), value);
            }
        }
        bytes(newline);
    }

    @Override
    public void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    /** In a table of one column an empty line would be no row to most readers. */
    private byte[] nothing(OutputTable table) {
        boolean invisible =
                table.columns().size() == 1 && table.text().nullText().isEmpty();
        return (invisible ? "\"\"" : table.text().nullText()).getBytes(StandardCharsets.UTF_8);
    }

    private void cell(FactType type, Object value) throws IOException {
        switch (type) {
            case COUNT -> number(((Number) value).longValue());
            case DURATION -> {
                if (text.durations() == DurationStyle.SECONDS) {
                    number(((Number) value).longValue() / 1000);
                } else {
                    ascii(text.plain(type, value));
                }
            }
            case INSTANT, DECIMAL, BOOLEAN -> ascii(text.plain(type, value));
            case TEXT, TEXTS -> {
                String cell = CellText.text((String) value);
                if (cell.isEmpty() && columns.size() == 1) {
                    ascii("\"\"");
                } else {
                    text(cell);
                }
            }
        }
    }

    private void delimit(int column) throws IOException {
        if (column > 0) {
            room(1);
            buffer[length++] = delimiter;
        }
    }

    private void text(String cell) throws IOException {
        boolean quoted = false;
        boolean oneByteEach = true;
        for (int i = 0; i < cell.length(); i++) {
            char sign = cell.charAt(i);
            quoted |= sign == delimiter || sign == '"' || sign == '\n' || sign == '\r';
            oneByteEach &= sign <= LAST_OF_ONE_BYTE;
        }
        String written = quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
        if (oneByteEach) {
            ascii(written);
        } else {
            bytes(written.getBytes(StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("deprecation") // the one way to copy such a text without making a copy of it before
    private void ascii(String cell) throws IOException {
        int size = cell.length();
        if (size > BUFFER_BYTES) {
            bytes(cell.getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(size);
        cell.getBytes(0, size, buffer, length);
        length += size;
    }

    private void number(long number) throws IOException {
        if (number < 0) {
            ascii(Long.toString(number));
            return;
        }
        room(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    private void bytes(byte[] bytes) throws IOException {
        if (bytes.length > BUFFER_BYTES) {
            flush();
            out.write(bytes);
            return;
        }
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int size) throws IOException {
        if (length + size > BUFFER_BYTES) {
            flush();
        }
    }
}
