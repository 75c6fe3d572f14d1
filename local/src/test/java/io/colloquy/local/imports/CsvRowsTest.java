package io.colloquy.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.local.PlainFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    private static final Mapping MAPPING = Mapping.parse("""
            source: urn:test
            empty: ["-"]
            columns:
              name: [Name, Nom du contact]
            required: [id]
            events:
              - {type: contact.updated, id: "${id}", subject: "${id}", time: "2026-03-02T09:00:00Z", data: {name: "${name}"}}
            """, Optional.empty());

    @Test
    void headersAreFoundUnderAnyOfTheirNames() throws IOException {
        try (CsvRows reader = reader("ID,nom du contact\n7,Zoé\n")) {
            assertThat(reader.next()).isEqualTo(new Row(2, Map.of("id", "7", "name", "Zoé")));
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeader() throws IOException {
        try (CsvRows reader = reader("\uFEFFid,name\n7,Zoé\n")) {
            assertThat(reader.next().cell("id")).isEqualTo("7");
        }
    }

    @Test
    void cellsThatSayNothingAreNotThere() throws IOException {
        try (CsvRows reader = reader("id,name\n7,-\n8,\n")) {
            assertThat(reader.next().cell("name")).isNull();
            assertThat(reader.next().cell("name")).isNull();
        }
    }

    @Test
    void aRowKnowsItsLineAfterOneOfSeveralLines() throws IOException {
        try (CsvRows reader = reader("id,name\n7,\"a\nb\"\n8,c\n")) {
            assertThat(reader.next()).isEqualTo(new Row(2, Map.of("id", "7", "name", "a\nb")));
            assertThat(reader.next().line()).isEqualTo(4);
        }
    }

    @Test
    void aRowOfAnotherWidthIsRefusedAndTheNextOneIsRead() throws IOException {
        try (CsvRows reader = reader("id,name\n7\n8,c\n")) {
            assertThatThrownBy(reader::next).isInstanceOf(RowRefused.class);
            assertThat(reader.next().cell("id")).isEqualTo("8");
        }
    }

    @Test
    void aFileWithoutARequiredColumnIsRefusedByItsName() {
        assertThatThrownBy(() -> reader("key;name\n7;c\n"))
                .isInstanceOf(PlainFailure.class)
                .hasMessageContaining("no column id");
    }

    @Test
    void aColumnThatIsNotRequiredMayBeMissing() throws IOException {
        try (CsvRows reader = reader("id\n7\n")) {
            assertThat(reader.missing()).containsExactly("name");
        }
    }

    @Test
    void aWrongEncodingIsNamedAndNotGuessed() {
        byte[] latin = "id,name\n7,Zoé\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> {
                    try (CsvRows reader = reader(latin, StandardCharsets.UTF_8)) {
                        reader.next();
                    }
                })
                .isInstanceOf(PlainFailure.class)
                .hasMessageContaining("--encoding");
    }

    private static CsvRows reader(String csv) {
        return reader(csv.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static CsvRows reader(byte[] csv, Charset encoding) {
        return new CsvRows(
                new ByteArrayInputStream(csv),
                new CsvDialect(',', encoding),
                MAPPING.tables().getFirst());
    }
}
