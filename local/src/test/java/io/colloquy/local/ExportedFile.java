package io.colloquy.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.duckdb.DuckDBDriver;

/** Files of exports as readers of others see them: rows of texts under their headings, null where there is nothing. */
final class ExportedFile {
    private ExportedFile() {}

    static List<List<String>> csv(byte[] file) throws IOException {
        try (CSVParser parser =
                CSVFormat.RFC4180.builder().setNullString("").get().parse(new StringReader(new String(file, UTF_8)))) {
            return parser.stream().map(row -> List.copyOf(texts(row.values()))).toList();
        }
    }

    static List<List<String>> ndjson(byte[] file) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : new String(file, UTF_8).split("\n")) {
            JsonNode object = LocalStack.json(line.getBytes(UTF_8));
            if (rows.isEmpty()) {
                List<String> headings = new ArrayList<>();
                object.fieldNames().forEachRemaining(headings::add);
                rows.add(headings);
            }
            List<String> row = new ArrayList<>();
            object.forEach(value -> row.add(text(value.isNull() ? null : value.asText())));
            rows.add(row);
        }
        return rows;
    }

    /** The sheets of a workbook by name. */
    static Map<String, List<List<String>>> xlsx(byte[] file) throws IOException {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<List<String>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    List<String> cells = new ArrayList<>();
                    for (Cell cell : row) {
                        cells.add(text(cell == null || cell.getType() == CellType.EMPTY ? null : cell.getText()));
                    }
                    rows.add(cells);
                }
                sheets.put(sheet.getName(), rows);
            }
        }
        return sheets;
    }

    static List<List<String>> parquet(Path file) throws SQLException {
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
            List<List<String>> table = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            List<String> headings = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                headings.add(rows.getMetaData().getColumnName(i));
            }
            table.add(headings);
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(text(rows.getString(i)));
                }
                table.add(row);
            }
            return table;
        }
    }

    static byte[] unpacked(byte[] gzip) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    static String pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> texts(String[] values) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            texts.add(text(value));
        }
        return texts;
    }

    /** {@code List.copyOf} and assertions take no null. */
    private static String text(String value) {
        return value == null ? "" : value;
    }
}
