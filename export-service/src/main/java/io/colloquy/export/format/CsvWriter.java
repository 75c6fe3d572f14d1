package io.colloquy.export.format;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes a table as CSV (RFC 4180, UTF-8) to a stream, row by row. Null is an empty cell. */
public final class CsvWriter implements Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVPrinter printer;
    private final List<OutputColumn> columns;

    /** Writes the byte order mark and the headings, where asked for. */
    public CsvWriter(OutputStream out, CsvOptions options, List<OutputColumn> columns) throws IOException {
        this.columns = List.copyOf(columns);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (options.bom()) {
            writer.write(BYTE_ORDER_MARK);
        }
        this.printer = new CSVPrinter(writer, format(options));
        if (options.header()) {
            for (OutputColumn column : columns) {
                printer.print(column.header());
            }
            printer.println();
        }
    }

    /** Writes one row, from the values that the table selected. */
    public void row(Object[] values) throws IOException {
        for (OutputColumn column : columns) {
            printer.print(column.cell().text(values));
        }
        printer.println();
    }

    /** Writes what is still in memory and closes the stream. */
    @Override
    public void close() throws IOException {
        printer.close(true);
    }

    private static CSVFormat format(CsvOptions options) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(options.delimiter())
                .setRecordSeparator(options.newline().equals("lf") ? "\n" : "\r\n")
                .setQuoteMode(QuoteMode.MINIMAL)
                .get();
    }
}
