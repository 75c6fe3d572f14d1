package io.colloquy.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipOutputStream;

/** Whole documents: a zip in which each row is an entry, its name and its content. */
final class ZippedDocuments implements ExportFile {
    private final ZipOutputStream zip;

    ZippedDocuments(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    @Override
    public void begin(OutputTable table) {
        // Documents have no headings.
    }

    @Override
    public void row(Object[] values) throws IOException {
        zip.putNextEntry(ZipEntries.named((String) values[0]));
        zip.write((byte[]) values[1]);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
