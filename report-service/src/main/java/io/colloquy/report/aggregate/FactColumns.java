package io.colloquy.report.aggregate;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import io.colloquy.model.fact.Facts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How facts lie in the table conversation_facts: a column each, a Java array a column to write many rows at once. */
final class FactColumns {
    /** The columns beside the key; the conversation's id is the key. */
    static final List<Fact> FACTS =
            Fact.logged().stream().filter(fact -> fact != Fact.CONVERSATION_ID).toList();

    private static final Map<Fact, Integer> POSITIONS = positions();

    private FactColumns() {}

    private static Map<Fact, Integer> positions() {
        Map<Fact, Integer> positions = new EnumMap<>(Fact.class);
        FACTS.forEach(fact -> positions.put(fact, positions.size()));
        return positions;
    }

    /** Where the fact's value is in a {@link #row}. */
    static int position(Fact fact) {
        return POSITIONS.get(fact);
    }

    /** The SQL type of the array that carries the column's values. */
    static String arrayType(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> "text[]";
            case INSTANT -> "timestamptz[]";
            case DURATION, COUNT -> "bigint[]";
            case BOOLEAN -> "boolean[]";
            case DECIMAL -> "numeric[]";
            // Arrays of arrays can't be taken apart into rows: each goes as the text that PostgreSQL writes for it.
            case TEXTS -> "text[]";
        };
    }

    /** An empty array to carry the column of that many rows. */
    static Object[] array(Fact fact, int rows) {
        return switch (fact.type()) {
            case TEXT -> new String[rows];
            case INSTANT -> new OffsetDateTime[rows];
            case DURATION, COUNT -> new Long[rows];
            case BOOLEAN -> new Boolean[rows];
            case DECIMAL -> new BigDecimal[rows];
            case TEXTS -> new String[rows];
        };
    }

    /** The values of {@link #FACTS} as they are stored. */
    static List<Object> row(Facts facts) {
        return FACTS.stream().map(fact -> stored(facts.get(fact))).toList();
    }

    /** How the column reads what its array carries. */
    static String cast(Fact fact) {
        return fact.type() == FactType.TEXTS ? "::text[]" : "";
    }

    /** Texts as PostgreSQL writes an array of them. */
    static String arrayLiteral(List<?> texts) {
        return texts.stream()
                .map(text -> '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Object stored(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof List<?> texts) {
            return arrayLiteral(texts);
        }
        return value instanceof Duration duration ? duration.toMillis() : value;
    }
}
