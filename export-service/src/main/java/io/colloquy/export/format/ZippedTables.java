package io.colloquy.export.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

/** Several tables in a format that holds one: a zip with a file each. */
final class ZippedTables implements ExportFile {
    private final ZipOutputStream zip;
    private final Format format;
    private final CsvOptions csv;
    private ExportFile current;

    ZippedTables(OutputStream out, Format format, CsvOptions csv) {
        this.zip = new ZipOutputStream(out);
        this.format = format;
        this.csv = csv;
    }

    @Override
    public void begin(OutputTable table) throws IOException {
        end();
        zip.putNextEntry(ZipEntries.named(table.name() + "." + format.wire()));
        current = format.one(
                new FilterOutputStream(zip) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        out.write(bytes, offset, length);
                    }

                    @Override
                    public void close() {
                        // The zip goes on.
                    }
                },
                csv);
        current.begin(table);
    }

    @Override
    public void row(Object[] values) throws IOException {
        current.row(values);
    }

    @Override
    public void close() throws IOException {
        end();
        zip.close();
    }

    private void end() throws IOException {
        if (current != null) {
            current.close();
            zip.closeEntry();
        }
    }
}
