package io.colloquy.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.FactType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    private static final List<OutputColumn> COLUMNS = List.of(
            new OutputColumn("a", "first", FactType.TEXT, values -> values[0]),
            new OutputColumn("b", "second; \"b\"", FactType.TEXT, values -> values[1]));

    @Test
    void cellsAreQuotedAsRfc4180Says() throws IOException {
        String file = write(
                CsvOptions.DEFAULT,
                new Object[] {"plain", "with, comma"},
                new Object[] {"say \"x\"", "two\nlines"},
                new Object[] {"Grüße 👋", null});
        assertThat(file)
                .isEqualTo("first,\"second; \"\"b\"\"\"\r\n"
                        + "plain,\"with, comma\"\r\n"
                        + "\"say \"\"x\"\"\",\"two\nlines\"\r\n"
                        + "Grüße 👋,\r\n");
    }

    @Test
    void optionsChangeTheDialect() throws IOException {
        String file = write(new CsvOptions(";", true, false, "lf"), new Object[] {"a;b", "c,d"});
        assertThat(file).isEqualTo("\uFEFF\"a;b\";c,d\n");
    }

    @Test
    void tableWithoutRowsHasItsHeader() throws IOException {
        assertThat(write(CsvOptions.DEFAULT)).isEqualTo("first,\"second; \"\"b\"\"\"\r\n");
    }

    @Test
    void textLongerThanTheBufferIsWhole() throws IOException {
        String ascii = "x".repeat(200_000);
        String others = "ß".repeat(200_000);
        assertThat(write(new CsvOptions(",", false, false, "lf"), new Object[] {ascii, others}))
                .isEqualTo(ascii + "," + others + "\n");
    }

    @Test
    void emptyCellOfTheOnlyColumnIsARowAllTheSame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = new CsvWriter(bytes, CsvOptions.DEFAULT)) {
            csv.begin(new OutputTable(
                    "table", COLUMNS.subList(0, 1), new CellText(ZoneOffset.UTC, DurationStyle.SECONDS)));
            csv.row(new Object[] {null});
            csv.row(new Object[] {"x"});
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("first\r\n\"\"\r\nx\r\n");
    }

    @Test
    void packedFileIsTheSameBytesEachTime() throws IOException {
        byte[] once = pack("some text");
        byte[] again = pack("some text");
        assertThat(once).isEqualTo(again);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(once)).readAllBytes())
                .isEqualTo("some text".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void checksumIsOfWhatPassed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ChecksummedOutput output = new ChecksummedOutput(bytes);
        output.write("ab".getBytes(StandardCharsets.UTF_8));
        output.write('c');
        assertThat(output.bytes()).isEqualTo(3);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
        // FIPS 180-2, the example of one block
        assertThat(output.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static byte[] pack(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var packed = Compression.GZIP.pack(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String write(CsvOptions options, Object[]... rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = new CsvWriter(bytes, options)) {
            csv.begin(new OutputTable("table", COLUMNS, new CellText(ZoneOffset.UTC, DurationStyle.SECONDS)));
            for (Object[] row : rows) {
                csv.row(row);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
