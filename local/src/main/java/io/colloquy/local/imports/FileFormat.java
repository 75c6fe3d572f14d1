package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What kind of file a mapping is for. Any of them may be gzipped; that shows from its first bytes. */
enum FileFormat {
    CSV,
    XLSX,
    JSON;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    static FileFormat read(Node mapping) {
        String name = mapping.text("format", "csv");
        for (FileFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw mapping.wrong("has the unknown format '" + name + "'; there are csv, xlsx and json");
    }

    /** The rows of a table; empty when the file has no such table and may lack it. */
    Optional<RowSource> open(Path file, CsvDialect dialect, TableMapping table) throws IOException {
        InputStream content = unzipped(file);
        try {
            Optional<RowSource> rows =
                    switch (this) {
                        case CSV -> Optional.of(new CsvRows(content, dialect, table));
                        case JSON -> Optional.of(new JsonRows(content, table));
                        case XLSX -> SheetRows.open(content, table);
                    };
            if (rows.isEmpty()) {
                content.close();
                requireOptional(file, table);
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private static void requireOptional(Path file, TableMapping table) throws IOException {
        if (!table.optional()) {
            try (InputStream again = unzipped(file)) {
                throw new PlainFailure("The workbook has no sheet " + String.join(" or ", table.sheets()) + ". It has: "
                        + SheetRows.names(again));
            }
        }
    }

    private static InputStream unzipped(Path file) throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        content.mark(2);
        boolean gzipped = content.read() == GZIP_FIRST && content.read() == GZIP_SECOND;
        content.reset();
        // Several gzip members one after the other are read as one, as gunzip does.
        return gzipped ? new BufferedInputStream(new GZIPInputStream(content, 1 << 16), 1 << 16) : content;
    }
}
