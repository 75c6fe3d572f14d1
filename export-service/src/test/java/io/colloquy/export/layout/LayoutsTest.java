package io.colloquy.export.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.colloquy.export.dataset.Datasets;
import io.colloquy.export.format.OutputColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in layouts' headings are those of the originals, letter by letter and in order. */
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

    @ParameterizedTest
    @CsvSource({
        "smartcare.export, 0, en, smartcare.export.interactions, 12",
        "smartcare.export, 1, en, smartcare.export.status-changes, 9",
        "smartcare.export, 2, en, smartcare.export.conversations, 8",
        "conversation24.agent-activity, 0, en, conversation24.agent-activity, 8",
        "conversation24.agent-performance, 0, en, conversation24.agent-performance, 23",
        "conversation24.agents, 0, en, conversation24.agents, 7",
        "conversation24.conversations, 0, en, conversation24.conversations, 36",
        "conversation24.automatic-invites, 0, en, conversation24.automatic-invites, 16",
        "conversation24.hosts, 0, en, conversation24.hosts, 4",
        "conversation24.traffic, 0, en, conversation24.traffic, 8",
        "conversation24.slots, 0, en, conversation24.slots, 7",
        "gladly.conversation-export, 0, en, gladly.conversation-export, 53",
        "zenvia.conversations, 0, es, zenvia.conversations.es, 15",
        "zenvia.conversations, 0, en, zenvia.conversations.en, 15",
        "respondio.conversations, 0, fr, respondio.conversations, 30"
    })
    void headingsAreThoseOfTheOriginal(String layout, int table, String locale, String resource, int columns)
            throws IOException {
        assertThat(headings(layout, table, locale))
                .hasSize(columns)
                .containsExactlyElementsOf(lines("layouts/" + resource + ".headers.txt"));
    }

    /** Where the originals' documents lie beside the project, the lists above are held against them too. */
    @ParameterizedTest
    @CsvSource({
        "conversation24.agent-activity, 001, en",
        "conversation24.agent-performance, 001, en",
        "conversation24.conversations, 001, en",
        "conversation24.automatic-invites, 001, en",
        "conversation24.hosts, 001, en",
        "conversation24.traffic, 001, en",
        "conversation24.slots, 001, en",
        "gladly.conversation-export, 002, en",
        "respondio.conversations, 004, fr"
    })
    void documentOfTheOriginalHasThemInThisOrder(String layout, String number, String locale) throws IOException {
        String document = document(number);
        int from = 0;
        for (String heading : headings(layout, 0, locale)) {
            int at = lineThatBegins(document, heading, from);
            assertThat(at).as(heading).isNotNegative();
            from = at + heading.length();
        }
    }

    @Test
    void tabsAreThoseOfTheOriginal() throws IOException {
        List<String> tabs = layouts.find("smartcare.export").orElseThrow().layout().tables().stream()
                .map(table -> table.name().get("en"))
                .toList();
        assertThat(tabs).containsExactly("Interactions", "Status changes", "Conversations");
        String document = document("000");
        assertThat(tabs).allSatisfy(tab -> assertThat(document).contains(" " + tab + " "));
    }

    @Test
    void everyLocaleNamesEveryColumnDifferently() {
        assertThat(headings("respondio.conversations", 0, "en")).hasSize(30).doesNotHaveDuplicates();
    }

    private List<String> headings(String id, int table, String locale) {
        Layout layout = layouts.find(id).orElseThrow().layout();
        Layout.Table described = layout.tables().get(table);
        return LayoutTable.of(
                        layout,
                        described,
                        datasets.find(described.dataset()).orElseThrow(),
                        new LayoutTable.Printed(locale, ZoneId.of("UTC"), Clock.PUBLICATION))
                .table()
                .columns()
                .stream()
                .map(OutputColumn::header)
                .toList();
    }

    /** In the tables of the documents a name stands at the start of a line, and a bar or nothing follows. */
    private static int lineThatBegins(String document, String name, int from) {
        int at = from;
        while (true) {
            at = document.indexOf("\n" + name, at);
            if (at < 0) {
                return -1;
            }
            String rest = document.substring(at + 1 + name.length());
            if (rest.startsWith("\n") || rest.startsWith(" |")) {
                return at + 1;
            }
            at++;
        }
    }

    private static String document(String number) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/seeds"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the originals' documents are not beside the project");
        try (var files = Files.list(folder.resolve("shared/seeds"))) {
            Path file = files.filter(found -> found.getFileName().toString().startsWith(number))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = LayoutsTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
