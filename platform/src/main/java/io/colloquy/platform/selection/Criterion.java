package io.colloquy.platform.selection;

import java.util.function.UnaryOperator;

/** One condition that a conversation has to meet. */
interface Criterion {

    /** The name of the filter that it comes from, as the request spells it. */
    String field();

    /** Whether it asks only for what was known when the conversation was opened (reports 3.2). */
    boolean isKnownAtOpening();

    /**
     * Its SQL, in parentheses where it needs them.
     *
     * @param column from the name of a column of the view {@code conversations} to how the query calls it
     */
    String sql(UnaryOperator<String> column, SqlParameters parameters);
}
