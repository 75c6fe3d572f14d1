package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file with a header. */
final class CsvRows implements RowSource {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Header header;
    private final int width;
    private long line;

    CsvRows(InputStream file, CsvDialect dialect, TableMapping table) {
        try {
            // Reporting, not replacing: a wrong encoding would else spoil names in silence.
            Reader reader = new BufferedReader(new InputStreamReader(
                    file,
                    dialect.encoding()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            this.parser = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(dialect.delimiter())
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(reader);
        } catch (IOException e) {
            throw unreadable(e);
        }
        this.records = parser.iterator();
        CSVRecord first = nextRecord();
        if (first == null) {
            throw new PlainFailure("The file is empty.");
        }
        this.width = first.size();
        this.header = new Header(first.toList(), table);
    }

    @Override
    public Row next() {
        CSVRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        if (record.size() != width) {
            throw new RowRefused("the row has not as many cells as the header", record.size() + " instead of " + width);
        }
        return header.row(line, record::get);
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public List<String> missing() {
        return header.missing();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private CSVRecord nextRecord() {
        line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private PlainFailure unreadable(IOException e) {
        String why = e instanceof CharacterCodingException ? "a character is not in its encoding" : e.getMessage();
        return new PlainFailure(
                "From about line " + Math.max(line, 1) + " on the file cannot be read: " + why
                        + ". --encoding and --delimiter say how it is written.",
                e);
    }
}
