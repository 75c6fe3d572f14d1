package io.colloquy.export.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedRowsTest {
    private static final Comparator<Object[]> BY_FIRST = Comparator.comparing(row -> (Long) row[0]);

    /** From everything in memory to a file for every few rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 10_000})
    void orderIsThatOfAStableSortHoweverFewAreInMemory(int inMemory) throws IOException {
        Random random = new Random(inMemory);
        List<Object[]> expected = new ArrayList<>();
        List<Object[]> found = new ArrayList<>();
        try (SortedRows sorted = new SortedRows(BY_FIRST, inMemory)) {
            for (int i = 0; i < 500; i++) {
                Object[] row = row(random, i);
                expected.add(row);
                sorted.add(row);
            }
            assertThat(sorted.count()).isEqualTo(500);
            for (Iterator<Object[]> rows = sorted.read(); rows.hasNext(); ) {
                found.add(rows.next());
            }
        }
        expected.sort(BY_FIRST);
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    }

    private static Object[] row(Random random, int number) {
        return new Object[] {
            (long) random.nextInt(50),
            "text é👋 " + number,
            random.nextBoolean() ? null : "x".repeat(random.nextInt(100)),
            OffsetDateTime.of(2026, 3, 2, 9, 0, random.nextInt(60), random.nextInt(1_000_000_000), ZoneOffset.UTC),
            new BigDecimal("12.50")
        };
    }
}
