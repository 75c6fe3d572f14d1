package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file, one after the other: a file of any length needs no more memory than a row. */
final class RowReader implements Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Mapping mapping;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int width;
    private long line;

    RowReader(InputStream file, CsvDialect dialect, Mapping mapping) {
        this.mapping = mapping;
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
        CSVRecord header = nextRecord();
        if (header == null) {
            throw new PlainFailure("The file is empty.");
        }
        this.width = header.size();
        locate(header.toList());
    }

    /**
     * The next row; null at the end.
     *
     * @throws RowRefused when it has more or fewer cells than the header; the one after it can be read
     */
    Row next() {
        CSVRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        if (record.size() != width) {
            throw new RowRefused("the row has not as many cells as the header", record.size() + " instead of " + width);
        }
        Map<String, String> cells = new HashMap<>();
        positions.forEach((column, position) -> {
            String cell = record.get(position).strip();
            if (!mapping.isEmpty(cell)) {
                cells.put(column, cell);
            }
        });
        return new Row(line, cells);
    }

    /** Where the row that was read last begins, from 1. */
    long line() {
        return line;
    }

    /** Columns that the mapping would use and the file does not have. */
    List<String> missing() {
        return mapping.headers().keySet().stream()
                .filter(column -> !positions.containsKey(column))
                .toList();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void locate(List<String> header) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byName.putIfAbsent(normal(header.get(i)), i);
        }
        mapping.headers().forEach((column, names) -> names.stream()
                .map(RowReader::normal)
                .filter(byName::containsKey)
                .findFirst()
                .ifPresent(name -> positions.put(column, byName.get(name))));
        TreeSet<String> absent = new TreeSet<>(mapping.required());
        absent.removeAll(positions.keySet());
        if (!absent.isEmpty()) {
            throw new PlainFailure("The file has no column " + String.join(", ", absent) + ". It has: "
                    + String.join(", ", header) + ". (Is the delimiter right? --delimiter sets it.)");
        }
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

    private static String normal(String header) {
        return header.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
    }
}
