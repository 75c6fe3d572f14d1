package io.colloquy.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptTablesTest {
    private static final Path HOME = Path.of(System.getProperty("colloquy.home", ".."));
    private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern DUMPED = Pattern.compile("(?m)^TABLES='([a-z_ \\n]+)'");

    /** A new table is kept by backups, or follows from what is kept: whoever adds it has to say which. */
    @Test
    void everyTableIsEitherKeptOrDerivedOrAQueueOfWork() throws IOException {
        List<String> created = new ArrayList<>();
        try (Stream<Path> migrations = Files.list(HOME.resolve("schema/src/main/resources/db/migration"))) {
            for (Path migration : migrations.toList()) {
                CREATED.matcher(Files.readString(migration))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(created::add);
            }
        }

        assertThat(Stream.of(KeptTables.ALL, DerivedTables.names(), KeptTables.OF_THE_WORK)
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void operatorsAreToldToDumpThoseThatAreKept() throws IOException {
        Matcher told = DUMPED.matcher(Files.readString(HOME.resolve("docs/operations.md")));

        assertThat(told.find()).isTrue();
        assertThat(Arrays.asList(told.group(1).split("\\s+"))).isEqualTo(KeptTables.ALL);
    }
}
