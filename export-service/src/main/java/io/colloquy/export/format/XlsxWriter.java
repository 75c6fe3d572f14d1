package io.colloquy.export.format;

import io.colloquy.model.fact.FactType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;

/**
 * Writes tables as a workbook (ECMA-376), a sheet each, split where a sheet is full. Rows go straight to the stream: texts
 * are inline, so that nothing has to be kept. By hand, for libraries write the time of making into the file, which would
 * then be another one each time.
 */
final class XlsxWriter implements ExportFile {
    static final int MOST_ROWS = 1_048_576;

    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1900, 3, 1, 0, 0);
    private static final BigDecimal DAY_MILLISECONDS = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
    private static final int DIGITS_OF_A_DAY = 10;
    private static final int MILLISECONDS = 1000;

    private final ZipOutputStream zip;
    private final int mostRows;
    private final List<String> sheets = new ArrayList<>();
    private OutputTable table;
    private int part;
    private int row;
    private SheetXml xml;
    private String[] letters = {};

    XlsxWriter(OutputStream out) {
        this(out, MOST_ROWS);
    }

    /** With sheets of that many rows at most, the headings included. */
    XlsxWriter(OutputStream out, int mostRows) {
        this.zip = new ZipOutputStream(out);
        this.zip.setLevel(Deflater.BEST_SPEED);
        this.mostRows = mostRows;
    }

    @Override
    public void begin(OutputTable next) throws IOException {
        table = next;
        part = 0;
        letters = new String[next.columns().size()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = SheetNames.column(i);
        }
        beginSheet();
    }

    @Override
    public void row(Object[] values) throws IOException {
        if (row == mostRows) {
            beginSheet();
        }
        beginRow();
        for (int i = 0; i < letters.length; i++) {
            OutputColumn column = table.columns().get(i);
            Object value = column.values().of(values);
            if (value != null) {
                cell(i, column.type(), value);
            } else if (!table.text().nullText().isEmpty()) {
                xml.text(letters[i], row, SheetXml.PLAIN, table.text().nullText());
            }
        }
        xml.raw("</row>");
    }

    @Override
    public void close() throws IOException {
        endSheet();
        WorkbookParts.write(zip, sheets);
        zip.close();
    }

    private void beginSheet() throws IOException {
        endSheet();
        part++;
        sheets.add(SheetNames.unique(table.name(), part, sheets));
        zip.putNextEntry(ZipEntries.named("xl/worksheets/sheet" + sheets.size() + ".xml"));
        xml = new SheetXml(zip);
        xml.begin(sheets.size() == 1);
        row = 0;
        beginRow();
        for (int i = 0; i < letters.length; i++) {
            xml.text(
                    letters[i],
                    row,
                    SheetXml.HEADING,
                    CellText.text(table.columns().get(i).header()));
        }
        xml.raw("</row>");
    }

    private void endSheet() throws IOException {
        if (xml != null) {
            xml.end();
            zip.closeEntry();
            xml = null;
        }
    }

    private void beginRow() throws IOException {
        row++;
        xml.beginRow(row);
    }

    private void cell(int index, FactType type, Object value) throws IOException {
        String column = letters[index];
        switch (type) {
            case TEXT, TEXTS -> xml.text(column, row, SheetXml.PLAIN, CellText.text((String) value));
            case COUNT -> xml.number(column, row, SheetXml.PLAIN, Long.toString(((Number) value).longValue()));
            case DECIMAL -> xml.number(column, row, SheetXml.PLAIN, ((BigDecimal) value).toPlainString());
            case BOOLEAN -> xml.flag(column, row, (Boolean) value);
            case INSTANT -> instant(column, (OffsetDateTime) value);
            case DURATION -> duration(column, ((Number) value).longValue());
        }
    }

    /** A date as spreadsheets have it, days since the end of 1899 without a zone: what the zone's clocks showed. */
    private void instant(String column, OffsetDateTime value) throws IOException {
        LocalDateTime local = value.atZoneSameInstant(table.text().zone()).toLocalDateTime();
        if (local.isBefore(EARLIEST)) {
            xml.text(column, row, SheetXml.PLAIN, table.text().instant(value));
            return;
        }
        long milliseconds = local.toInstant(ZoneOffset.UTC).toEpochMilli()
                - FIRST_DAY.toInstant(ZoneOffset.UTC).toEpochMilli();
        xml.number(column, row, SheetXml.MOMENT, days(milliseconds, DAY_MILLISECONDS));
    }

    private void duration(String column, long milliseconds) throws IOException {
        long seconds = milliseconds / MILLISECONDS;
        switch (table.text().durations()) {
            case SECONDS -> xml.number(column, row, SheetXml.PLAIN, Long.toString(seconds));
            case HOURS -> xml.number(column, row, SheetXml.DURATION, days(seconds, DAY_SECONDS));
            case DAYS, SHORT ->
                xml.text(column, row, SheetXml.PLAIN, table.text().duration(milliseconds));
        }
    }

    private static String days(long units, BigDecimal aDay) {
        return BigDecimal.valueOf(units)
                .divide(aDay, DIGITS_OF_A_DAY, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
