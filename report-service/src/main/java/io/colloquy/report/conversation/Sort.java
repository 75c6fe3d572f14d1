package io.colloquy.report.conversation;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.selection.SqlCondition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The order of a list: by one fact, ties by conversation id, conversations without the fact last in either direction.
 */
record Sort(Fact fact, boolean descending) {
    private static final String DESCENDING = "-";

    /** The order of that name: a fact by its id or its JSON name, {@code -} before it for descending. */
    static Optional<Sort> parse(String text) {
        boolean descending = text.startsWith(DESCENDING);
        String name = descending ? text.substring(DESCENDING.length()) : text;
        return Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .filter(fact -> fact.id().equals(name) || fact.jsonName().equals(name))
                .findFirst()
                .map(fact -> new Sort(fact, descending));
    }

    String column() {
        return fact.column();
    }

    /** The ORDER BY of a query that calls the fact {@code key} and has a conversation_id under {@code alias}. */
    String orderBy(String key, String alias) {
        // Said only where it can matter: an index gives the order of a fact that is never null.
        String nulls = fact == Fact.OPENED_AT || fact == Fact.CONVERSATION_ID ? "" : " NULLS LAST";
        return key + (descending ? " DESC" : " ASC") + nulls + ", " + alias + "conversation_id";
    }

    /** The condition that a conversation comes after the one that ended the page before. */
    SqlCondition after(Cursor last, int first) {
        if (last.key() == null) {
            return new SqlCondition(
                    "%s IS NULL AND conversation_id > $%d".formatted(column(), first), List.of(last.conversationId()));
        }
        String key = "$" + first + cast();
        String sql = "(%1$s %2$s %3$s OR (%1$s = %3$s AND conversation_id > $%4$d) OR %1$s IS NULL)"
                .formatted(column(), descending ? "<" : ">", key, first + 1);
        return new SqlCondition(sql, List.of(last.value(fact.type()), last.conversationId()));
    }

    private String cast() {
        return switch (fact.type()) {
            case TEXT -> "::text";
            case INSTANT -> "::timestamptz";
            case DURATION, COUNT -> "::bigint";
            case BOOLEAN -> "::boolean";
            case DECIMAL -> "::numeric";
            case TEXTS -> "::text[]";
        };
    }
}
