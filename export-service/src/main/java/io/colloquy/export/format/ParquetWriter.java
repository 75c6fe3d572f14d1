package io.colloquy.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table as Apache Parquet: every column optional and typed, instants as UTC-adjusted timestamps, pages plainly
 * encoded and packed by gzip. A row group is in memory at a time, up to a bound in bytes. By hand, for the library of the
 * format's makers does not load without Hadoop's classes and others only read.
 */
final class ParquetWriter implements ExportFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP_BYTES = 24 * 1024 * 1024;
    private static final int GROUP_ROWS = 100_000;
    private static final int FORMAT_VERSION = 1;

    private final OutputStream out;
    private final int groupRows;
    private final List<byte[]> groups = new ArrayList<>();
    private List<ParquetColumn> columns = List.of();
    private long position;
    private long rows;
    private int rowsInGroup;

    ParquetWriter(OutputStream out) {
        this(out, GROUP_ROWS);
    }

    /** With row groups of that many rows at most. */
    ParquetWriter(OutputStream out, int groupRows) {
        this.out = out;
        this.groupRows = groupRows;
    }

    @Override
    public void begin(OutputTable table) throws IOException {
        columns = table.columns().stream()
                .map(column -> new ParquetColumn(column, table.text()))
                .toList();
        write(MAGIC);
    }

    @Override
    public void row(Object[] values) throws IOException {
        int bytes = 0;
        for (ParquetColumn column : columns) {
            column.add(values);
            bytes += column.size();
        }
        rowsInGroup++;
        rows++;
        if (rowsInGroup == groupRows || bytes >= GROUP_BYTES) {
            endGroup();
        }
    }

    @Override
    public void close() throws IOException {
        endGroup();
        byte[] footer = footer();
        write(footer);
        Growing length = new Growing(Integer.BYTES);
        length.addInt(footer.length);
        write(length.array());
        write(MAGIC);
        out.close();
    }

    private void endGroup() throws IOException {
        if (rowsInGroup == 0) {
            return;
        }
        List<byte[]> chunks = new ArrayList<>(columns.size());
        long plain = 0;
        for (ParquetColumn column : columns) {
            ParquetColumn.Chunk chunk = column.write(out, position);
            position += chunk.written();
            plain += chunk.plain();
            chunks.add(chunk.entry());
        }
        groups.add(new ThriftStruct()
                .structs(1, chunks)
                .longNumber(2, plain)
                .longNumber(3, rowsInGroup)
                .end());
        rowsInGroup = 0;
    }

    private byte[] footer() {
        List<byte[]> schema = new ArrayList<>();
        schema.add(new ThriftStruct().text(4, "rows").number(5, columns.size()).end());
        columns.forEach(column -> schema.add(column.schema()));
        return new ThriftStruct()
                .number(1, FORMAT_VERSION)
                .structs(2, schema)
                .longNumber(3, rows)
                .structs(4, groups)
                .text(6, "Colloquy")
                .end();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
