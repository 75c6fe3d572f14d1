package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.selection.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    private static final TimeRange MARCH = new TimeRange(
            Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-31T22:00:00Z"), ZoneId.of("Europe/Berlin"));

    @Test
    void withoutANameSubjectAndDaysOfTheZoneAreIt() {
        assertThat(FileName.of(request(null, "csv", null), MARCH, 1))
                .isEqualTo(new FileName("conversations_2026-03-01_2026-03-31.csv", "text/csv;charset=UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({
        "March, csv, , 1, March.csv",
        "March.csv, csv, , 1, March.csv",
        "March, csv, gzip, 1, March.csv.gz",
        "March.csv, csv, gzip, 1, March.csv.gz",
        "March.csv.gz, csv, gzip, 1, March.csv.gz",
        "March, xlsx, , 3, March.xlsx",
        "March.csv, xlsx, , 1, March.xlsx",
        "March, csv, , 3, March.zip",
        "March.zip, parquet, , 3, March.zip",
        "March, ndjson, gzip, 1, March.ndjson.gz"
    })
    void endingSaysWhatTheFileIs(String name, String format, String compression, int tables, String expected) {
        assertThat(FileName.of(request(name, format, compression), MARCH, tables)
                        .name())
                .isEqualTo(expected);
    }

    @Test
    void nameCannotBreakOutOfTheHeader() {
        FileName name = FileName.of(request("März \"x\"\r\nSet-Cookie: a=b/../c", "csv", null), MARCH, 1);
        assertThat(name.contentDisposition())
                .isEqualTo("attachment; filename=\"M_rz _x___Set-Cookie_ a_b_.._c.csv\"; "
                        + "filename*=UTF-8''M%C3%A4rz%20%22x%22%0D%0ASet-Cookie%3A%20a%3Db%2F..%2Fc.csv");
    }

    private static ExportRequest request(String name, String format, String compression) {
        return new ExportRequest(
                "conversations",
                null,
                format,
                null,
                null,
                null,
                null,
                null,
                null,
                compression,
                null,
                null,
                null,
                null,
                null,
                name);
    }
}
