package io.colloquy.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of file is made (exports 4.2). */
public enum Format {
    /** RFC 4180, UTF-8. */
    CSV("text/csv;charset=UTF-8", true) {
        @Override
        ExportFile one(OutputStream out, CsvOptions csv) {
            return new CsvWriter(out, csv);
        }
    },
    /** A workbook, one sheet a table. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false) {
        @Override
        ExportFile one(OutputStream out, CsvOptions csv) {
            return new XlsxWriter(out);
        }
    },
    /** One JSON object a line. */
    NDJSON("application/x-ndjson", true) {
        @Override
        ExportFile one(OutputStream out, CsvOptions csv) throws IOException {
            return new NdjsonWriter(out);
        }
    },
    /** Apache Parquet, typed columns. */
    PARQUET("application/vnd.apache.parquet", false) {
        @Override
        ExportFile one(OutputStream out, CsvOptions csv) {
            return new ParquetWriter(out);
        }
    },
    /** Documents to be read, a zip of them; not for tables. */
    PDF("application/pdf", false) {
        @Override
        ExportFile one(OutputStream out, CsvOptions csv) {
            return new ZippedDocuments(out);
        }

        @Override
        public boolean isZipped(int tables) {
            return true;
        }

        @Override
        public ExportFile open(OutputStream out, CsvOptions csv, int tables) throws IOException {
            return one(out, csv);
        }
    };

    /** Those of datasets whose rows are documents. */
    public static final List<String> OF_DOCUMENTS = List.of(PDF.wire());

    /** Those of tables. */
    public static final List<String> OF_TABLES =
            offered().stream().filter(wire -> !OF_DOCUMENTS.contains(wire)).toList();

    private final String contentType;
    private final boolean text;

    Format(String contentType, boolean text) {
        this.contentType = contentType;
        this.text = text;
    }

    /** The format of that name; empty for an unknown one. */
    public static Optional<Format> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(wire))
                .findFirst();
    }

    /** Names of all. */
    public static List<String> offered() {
        return Arrays.stream(values()).map(Format::wire).toList();
    }

    /** Its name in requests, and the ending of its files. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String contentType() {
        return contentType;
    }

    /** Whether packing it makes it smaller: the others are packed inside. */
    public boolean isText() {
        return text;
    }

    /** Whether a file of one table can be ended after any row, and continued from there: it is lines. */
    public boolean canBeContinued() {
        return text;
    }

    /** Whether {@code tables} tables come as a zip of one file each. */
    public boolean isZipped(int tables) {
        return tables > 1 && this != XLSX;
    }

    /**
     * Opens a file of that many tables.
     *
     * @param out is closed with the file
     * @param csv the dialect of CSV
     */
    public ExportFile open(OutputStream out, CsvOptions csv, int tables) throws IOException {
        return isZipped(tables) ? new ZippedTables(out, this, csv) : one(out, csv);
    }

    abstract ExportFile one(OutputStream out, CsvOptions csv) throws IOException;
}
