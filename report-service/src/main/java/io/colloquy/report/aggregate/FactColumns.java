package io.colloquy.report.aggregate;

import io.colloquy.model.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** How facts lie in the table conversation_facts: a column each, a Java array a column to write many rows at once. */
final class FactColumns {
    /** The columns beside the key; the conversation's id is the key. */
    static final List<Fact> FACTS =
            Fact.logged().stream().filter(fact -> fact != Fact.CONVERSATION_ID).toList();

    private FactColumns() {}

    /** The SQL type of the array that carries the column's values. */
    static String arrayType(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> "text[]";
            case INSTANT -> "timestamptz[]";
            case DURATION, COUNT -> "bigint[]";
            case BOOLEAN -> "boolean[]";
        };
    }

    /** The fact of every conversation, in their order. */
    static Object array(Fact fact, List<Folded> conversations) {
        return switch (fact.type()) {
            case TEXT -> column(conversations, folded -> folded.facts().text(fact), String[]::new);
            case INSTANT -> column(conversations, folded -> atUtc(folded.facts().instant(fact)), OffsetDateTime[]::new);
            case DURATION ->
                column(conversations, folded -> millis(folded.facts().duration(fact)), Long[]::new);
            case COUNT -> column(conversations, folded -> folded.facts().count(fact), Long[]::new);
            case BOOLEAN -> column(conversations, folded -> folded.facts().flag(fact), Boolean[]::new);
        };
    }

    private static <T> T[] column(List<Folded> conversations, Function<Folded, T> value, IntFunction<T[]> array) {
        T[] column = array.apply(conversations.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(conversations.get(i));
        }
        return column;
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Long millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
