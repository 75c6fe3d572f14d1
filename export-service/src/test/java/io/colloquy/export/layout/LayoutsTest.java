package io.colloquy.export.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.dataset.Datasets;
import io.colloquy.export.format.OutputColumn;
import io.colloquy.export.format.OutputTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutsTest {
    private final Datasets datasets = new Datasets();
    private final Layouts layouts = new Layouts(datasets);

    @Test
    void everyLayoutFileIsInTheIndex() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/layouts"))) {
            long described =
                    files.filter(file -> file.toString().endsWith(".yaml")).count();
            assertThat(layouts.all()).hasSize((int) described);
        }
    }

    @Test
    void respondioHeadingsAreThoseOfTheOriginal() throws IOException {
        assertThat(headings("fr")).containsExactlyElementsOf(lines("layouts/respondio.conversations.headers.txt"));
    }

    @Test
    void everyLocaleNamesEveryColumnDifferently() {
        assertThat(headings("en")).hasSize(30).doesNotHaveDuplicates();
    }

    private List<String> headings(String locale) {
        Layout layout = layouts.find("respondio.conversations").orElseThrow();
        OutputTable table =
                LayoutTable.of(layout, datasets.find(layout.dataset()).orElseThrow(), locale, ZoneId.of("UTC"));
        return table.columns().stream().map(OutputColumn::header).toList();
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = LayoutsTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
