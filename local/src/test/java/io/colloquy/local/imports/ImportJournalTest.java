package io.colloquy.local.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJournalTest {
    @TempDir
    private Path directory;

    private Path journal;
    private Path content;

    @BeforeEach
    void content() throws IOException {
        journal = directory.resolve("imports").resolve("journal.json");
        content = Files.writeString(directory.resolve("content.csv"), "a\n1\n");
    }

    @Test
    void anotherRunKnowsWhatWasAcknowledged() {
        ImportJournal.open(journal).acknowledge(1, content, 10_000);

        assertThat(ImportJournal.open(journal).acknowledged(1, content)).isEqualTo(10_000);
    }

    @Test
    void anotherTableOfTheFileIsNotAcknowledgedWithIt() {
        ImportJournal.open(journal).acknowledge(1, content, 10_000);

        assertThat(ImportJournal.open(journal).acknowledged(0, content)).isZero();
    }

    @Test
    void aFileThatChangedIsSentWhole() throws IOException {
        ImportJournal.open(journal).acknowledge(0, content, 10_000);

        Files.writeString(content, "a\n1\n2\n");

        assertThat(ImportJournal.open(journal).acknowledged(0, content)).isZero();
    }

    @Test
    void anImportThatEndedLeavesNothing() {
        ImportJournal open = ImportJournal.open(journal);
        open.acknowledge(0, content, 5);

        open.finish();

        assertThat(journal).doesNotExist();
    }

    @Test
    void aJournalThatCannotBeReadIsAnEmptyOne() throws IOException {
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "{\"0|");

        assertThat(ImportJournal.open(journal).acknowledged(0, content)).isZero();
    }
}
