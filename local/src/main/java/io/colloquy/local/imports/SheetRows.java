package io.colloquy.local.imports;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of one sheet of an XLSX workbook; its first row that is not empty is the header. */
final class SheetRows implements RowSource {
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Header header;
    private long line;

    private SheetRows(ReadableWorkbook workbook, Sheet sheet, TableMapping table) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        org.dhatim.fastexcel.reader.Row first = nextFilled();
        if (first == null) {
            throw new PlainFailure("The sheet " + sheet.getName() + " is empty.");
        }
        this.header = new Header(
                first.stream().map(cell -> cell == null ? "" : cell.getText()).toList(), table);
    }

    /**
     * The sheet that the table names, in any case, or the first one.
     *
     * @return empty when the workbook has no such sheet
     */
    static Optional<RowSource> open(InputStream file, TableMapping table) throws IOException {
        ReadableWorkbook workbook;
        try {
            workbook = new ReadableWorkbook(file);
        } catch (ExcelReaderException e) {
            throw new PlainFailure("The file is no XLSX workbook; an .xls has to be saved as .xlsx first.", e);
        }
        Optional<Sheet> sheet = table.sheets().isEmpty()
                ? Optional.of(workbook.getFirstSheet())
                : workbook.getSheets()
                        .filter(found -> table.sheets().stream()
                                .anyMatch(name ->
                                        name.equalsIgnoreCase(found.getName().strip())))
                        .findFirst();
        if (sheet.isEmpty()) {
            workbook.close();
            return Optional.empty();
        }
        return Optional.of(new SheetRows(workbook, sheet.get(), table));
    }

    /** What the workbook has instead of a sheet that was looked for. */
    static String names(InputStream file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file)) {
            return workbook.getSheets().map(Sheet::getName).collect(Collectors.joining(", "));
        }
    }

    @Override
    public Row next() {
        org.dhatim.fastexcel.reader.Row row = nextFilled();
        return row == null ? null : header.row(line, position -> text(row, position));
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
        stream.close();
        workbook.close();
    }

    private org.dhatim.fastexcel.reader.Row nextFilled() {
        while (rows.hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            line = row.getRowNum();
            if (row.stream().anyMatch(cell -> cell != null && !cell.getText().isBlank())) {
                return row;
            }
        }
        return null;
    }

    /** As it is stored: a date is the serial number that time format {@code excel-serial} reads. */
    private static String text(org.dhatim.fastexcel.reader.Row row, int position) {
        return row.getOptionalCell(position)
                .map(cell -> switch (cell.getType()) {
                    case NUMBER -> cell.asNumber().toPlainString();
                    case BOOLEAN -> cell.asBoolean().toString().toLowerCase(Locale.ROOT);
                    default -> cell.getText();
                })
                .orElse("");
    }
}
