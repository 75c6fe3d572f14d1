package io.colloquy.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.model.fact.FactType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format holds the same rows in the same order, as independent readers see them. */
class FormatsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<OutputColumn> COLUMNS = List.of(
            column(0, "text", FactType.TEXT),
            column(1, "moment", FactType.INSTANT),
            column(2, "took", FactType.DURATION),
            column(3, "number", FactType.COUNT),
            column(4, "flag", FactType.BOOLEAN),
            column(5, "amount", FactType.DECIMAL));
    private static final OutputTable TABLE =
            new OutputTable("things", COLUMNS, new CellText(BERLIN, DurationStyle.SECONDS));
    private static final Object[] FULL = {
        "Grüße, \"Welt\" 👋\nzweite Zeile",
        OffsetDateTime.parse("2026-03-29T01:00:00.25Z"),
        3_723_999L,
        -5L,
        true,
        new BigDecimal("12.50")
    };
    private static final Object[] EMPTY = new Object[6];
    private static final Object[] RUN = {
        "=cmd()", OffsetDateTime.parse("1999-12-31T23:59:59Z"), 0L, 0L, false, new BigDecimal("-0.01")
    };
    private static final List<Object[]> ROWS = List.of(FULL, EMPTY, RUN);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = "PDF", mode = EnumSource.Mode.EXCLUDE)
    void sameRowsAreTheSameBytes(Format format) throws IOException {
        assertThat(write(format, TABLE, ROWS)).isEqualTo(write(format, TABLE, ROWS));
        assertThat(two(format)).isEqualTo(two(format));
    }

    @Test
    void readerOfCsvFindsTheRows() throws IOException {
        List<CSVRecord> records = csv(write(Format.CSV, TABLE, ROWS));
        assertThat(records.get(0).toList()).containsExactly("text", "moment", "took", "number", "flag", "amount");
        assertThat(records.get(1).toList())
                .containsExactly((String) FULL[0], "2026-03-29T03:00:00.25+02:00", "3723", "-5", "true", "12.50");
        assertThat(records.get(2).toList()).containsOnly("");
        assertThat(records.get(3).toList())
                .containsExactly("'=cmd()", "2000-01-01T00:59:59+01:00", "0", "0", "false", "-0.01");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readerOfCsvFindsWhateverTextThereIs(long seed) throws IOException {
        Random random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Object[] row = new Object[6];
            row[0] = text(random);
            row[3] = random.nextLong();
            rows.add(row);
        }
        List<CSVRecord> records = csv(write(Format.CSV, TABLE, rows));
        assertThat(records).hasSize(501);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(records.get(i + 1).get(0)).isEqualTo(CellText.text((String) rows.get(i)[0]));
            assertThat(records.get(i + 1).get(3)).isEqualTo(rows.get(i)[3].toString());
        }
    }

    @Test
    void linesOfNdjsonAreObjectsOfTypedValues() throws IOException {
        List<String> lines = new String(write(Format.NDJSON, TABLE, ROWS), StandardCharsets.UTF_8)
                .lines()
                .toList();
        JsonNode full = new ObjectMapper().readTree(lines.get(0));
        assertThat(full.get("text").textValue()).isEqualTo(FULL[0]);
        assertThat(full.get("moment").textValue()).isEqualTo("2026-03-29T03:00:00.25+02:00");
        assertThat(full.get("took").isIntegralNumber()).isTrue();
        assertThat(full.get("took").longValue()).isEqualTo(3723);
        assertThat(full.get("number").longValue()).isEqualTo(-5);
        assertThat(full.get("flag").booleanValue()).isTrue();
        assertThat(lines.get(0)).contains("\"amount\":12.50");
        assertThat(new ObjectMapper().readTree(lines.get(1))).hasSize(6).allMatch(JsonNode::isNull);
        // No spreadsheet reads it: what was said stays as it was said.
        assertThat(new ObjectMapper().readTree(lines.get(2)).get("text").textValue())
                .isEqualTo("=cmd()");
        assertThat(lines).hasSize(3);
    }

    @Test
    void readerOfWorkbooksFindsTypedCells() throws IOException {
        List<Row> rows = sheet(write(Format.XLSX, TABLE, ROWS), 0);
        assertThat(rows.get(0).stream().map(Cell::getText))
                .containsExactly("text", "moment", "took", "number", "flag", "amount");
        Row full = rows.get(1);
        assertThat(full.getCellText(0)).isEqualTo(FULL[0]);
        assertThat(full.getCellAsDate(1)).contains(LocalDateTime.parse("2026-03-29T03:00:00.250"));
        assertThat(full.getCell(2).getType()).isEqualTo(CellType.NUMBER);
        assertThat(full.getCellAsNumber(2)).contains(new BigDecimal("3723"));
        assertThat(full.getCellAsNumber(3)).contains(new BigDecimal("-5"));
        assertThat(full.getCellAsBoolean(4)).contains(true);
        assertThat(full.getCellAsNumber(5)).contains(new BigDecimal("12.50"));
        assertThat(rows.get(2).stream().allMatch(cell -> cell == null || cell.getType() == CellType.EMPTY))
                .isTrue();
        assertThat(rows.get(3).getCellText(0)).isEqualTo("'=cmd()");
        assertThat(rows.get(3).getCellAsBoolean(4)).contains(false);
    }

    @Test
    void headingsOfASheetStayInSight() throws IOException {
        String xml = new String(entries(write(Format.XLSX, TABLE, ROWS)).get(0).content(), StandardCharsets.UTF_8);
        assertThat(xml).contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    }

    @Test
    void fullSheetGoesOnInAnother() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XlsxWriter xlsx = new XlsxWriter(bytes, 3)) {
            xlsx.begin(TABLE);
            for (int i = 0; i < 5; i++) {
                xlsx.row(new Object[] {"row " + i, null, null, null, null, null});
            }
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("things", "things (2)", "things (3)");
        }
        assertThat(sheet(bytes.toByteArray(), 1).stream().map(row -> row.getCellText(0)))
                .containsExactly("text", "row 2", "row 3");
    }

    @Test
    void textThatXmlCanNotHoldIsReplacedVisibly() throws IOException {
        Object[] row = new Object[6];
        row[0] = "a\u0001b\uD800c<&>\"]]>" + "x".repeat(40_000);
        String read = sheet(write(Format.XLSX, TABLE, List.<Object[]>of(row)), 0)
                .get(1)
                .getCellText(0);
        assertThat(read).startsWith("a\uFFFDb\uFFFDc<&>\"]]>xx").hasSize(32_767).endsWith("x…");
    }

    @Test
    void durationsOfAWorkbookAreTimesOrTextAsTheyWereAskedFor() throws IOException {
        Object[] row = {null, null, 90_061_000L, null, null, null};
        byte[] hours = write(Format.XLSX, styled(DurationStyle.HOURS), List.<Object[]>of(row));
        byte[] days = write(Format.XLSX, styled(DurationStyle.DAYS), List.<Object[]>of(row));
        BigDecimal day = sheet(hours, 0).get(1).getCellAsNumber(2).orElseThrow();
        assertThat(day.doubleValue() * 86_400).isCloseTo(90_061, org.assertj.core.data.Offset.offset(0.001));
        assertThat(sheet(days, 0).get(1).getCellText(2)).isEqualTo("1:01:01:01");
    }

    @Test
    void duckDbFindsTypedColumnsInParquet() throws IOException, SQLException {
        Path file = directory.resolve("things.parquet");
        Files.write(file, write(Format.PARQUET, TABLE, ROWS));
        try (Connection duck = duck();
                Statement statement = duck.createStatement()) {
            List<String> types = new ArrayList<>();
            try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
                while (described.next()) {
                    types.add(described.getString(1) + " " + described.getString(2));
                }
            }
            assertThat(types)
                    .containsExactly(
                            "text VARCHAR",
                            "moment TIMESTAMP WITH TIME ZONE",
                            "took BIGINT",
                            "number BIGINT",
                            "flag BOOLEAN",
                            "amount DECIMAL(38,6)");
            try (ResultSet rows = statement.executeQuery(
                    "SELECT text, epoch_us(moment), took, number, flag, amount FROM '" + file + "'")) {
                for (Object[] expected : ROWS) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(expected[0]);
                    assertThat(rows.getObject(2))
                            .isEqualTo(
                                    expected[1] == null
                                            ? null
                                            : ((OffsetDateTime) expected[1])
                                                            .toInstant()
                                                            .toEpochMilli()
                                                    * 1000);
                    assertThat(rows.getObject(3)).isEqualTo(expected[2] == null ? null : (Long) expected[2] / 1000);
                    assertThat(rows.getObject(4)).isEqualTo(expected[3]);
                    assertThat(rows.getObject(5)).isEqualTo(expected[4]);
                    BigDecimal amount = rows.getBigDecimal(6);
                    if (expected[5] == null) {
                        assertThat(amount).isNull();
                    } else {
                        assertThat(amount).isEqualByComparingTo((BigDecimal) expected[5]);
                    }
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void duckDbFindsEveryRowOfManyGroups() throws IOException, SQLException {
        Path file = directory.resolve("many.parquet");
        Random random = new Random(5);
        long sum = 0;
        long nulls = 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ParquetWriter parquet = new ParquetWriter(bytes, 1000)) {
            parquet.begin(TABLE);
            for (int i = 0; i < 10_500; i++) {
                boolean empty = random.nextInt(3) == 0;
                parquet.row(new Object[] {empty ? null : "t" + i, null, null, (long) i, i % 2 == 0, null});
                sum += i;
                nulls += empty ? 1 : 0;
            }
        }
        Files.write(file, bytes.toByteArray());
        try (Connection duck = duck();
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), sum(number), count(*) FILTER (text IS NULL),"
                        + " count(*) FILTER (flag), count(moment), count(*) FILTER (text = 't' || number) FROM '"
                        + file + "'")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(10_500);
            assertThat(row.getLong(2)).isEqualTo(sum);
            assertThat(row.getLong(3)).isEqualTo(nulls);
            assertThat(row.getLong(4)).isEqualTo(5_250);
            assertThat(row.getLong(5)).isZero();
            assertThat(row.getLong(6)).isEqualTo(10_500 - nulls);
        }
    }

    @Test
    void parquetWithoutRowsHasItsColumns() throws IOException, SQLException {
        Path file = directory.resolve("none.parquet");
        Files.write(file, write(Format.PARQUET, TABLE, List.of()));
        try (Connection duck = duck();
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery("SELECT amount, text FROM '" + file + "'")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"XLSX", "PDF"},
            mode = EnumSource.Mode.EXCLUDE)
    void severalTablesComeAsAZip(Format format) throws IOException {
        List<Entry> files = entries(two(format));
        assertThat(files.stream().map(Entry::name))
                .containsExactly("things." + format.wire(), "others." + format.wire());
        assertThat(files.get(0).content()).isEqualTo(write(format, TABLE, ROWS));
    }

    @Test
    void severalTablesAreSheetsOfAWorkbook() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(two(Format.XLSX)))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("things", "others");
        }
    }

    @Test
    void signThatStandsForNullIsInTextFilesAlone() throws IOException {
        OutputTable dashes = new OutputTable("things", COLUMNS, new CellText(BERLIN, DurationStyle.SECONDS, "-"));
        List<Object[]> empty = List.<Object[]>of(EMPTY);
        assertThat(csv(write(Format.CSV, dashes, empty)).get(1).toList()).containsOnly("-");
        assertThat(sheet(write(Format.XLSX, dashes, empty), 0).get(1).stream().map(Cell::getText))
                .containsOnly("-");
        assertThat(new String(write(Format.NDJSON, dashes, empty), StandardCharsets.UTF_8))
                .startsWith("{\"text\":null,");
    }

    private record Entry(String name, byte[] content) {}

    /** Not by the DriverManager: it knows only drivers of the class loader that asked first. */
    private static Connection duck() throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }

    private static OutputColumn column(int index, String id, FactType type) {
        return new OutputColumn(id, id, type, row -> row[index]);
    }

    private static OutputTable styled(DurationStyle style) {
        return new OutputTable("things", COLUMNS, new CellText(BERLIN, style));
    }

    private static byte[] write(Format format, OutputTable table, List<Object[]> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExportFile file = format.open(bytes, CsvOptions.DEFAULT, 1)) {
            file.begin(table);
            for (Object[] row : rows) {
                file.row(row);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] two(Format format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExportFile file = format.open(bytes, CsvOptions.DEFAULT, 2)) {
            file.begin(TABLE);
            for (Object[] row : ROWS) {
                file.row(row);
            }
            file.begin(new OutputTable("others", COLUMNS, TABLE.text()));
            file.row(FULL);
        }
        return bytes.toByteArray();
    }

    private static List<CSVRecord> csv(byte[] file) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(new String(file, StandardCharsets.UTF_8)))) {
            return parser.getRecords();
        }
    }

    private static List<Row> sheet(byte[] file, int index) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheet(index).orElseThrow().read();
        }
    }

    private static List<Entry> entries(byte[] file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(new Entry(entry.getName(), zip.readAllBytes()));
            }
        }
        return entries;
    }

    private static String text(Random random) {
        String signs = "ab,;\"'\n\r\t=+-@ é漢👋";
        int[] points = signs.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
