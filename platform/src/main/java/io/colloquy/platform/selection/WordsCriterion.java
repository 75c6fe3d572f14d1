package io.colloquy.platform.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A field whose values are words: the column equals one of them, and none of the negated ones. */
record WordsCriterion(FilterField filter, Words words) implements Criterion {

    @Override
    public String field() {
        return filter.wire();
    }

    @Override
    public boolean isKnownAtOpening() {
        return filter.isKnownAtOpening();
    }

    @Override
    public String sql(UnaryOperator<String> column, SqlParameters parameters) {
        Matching matching = filter.matching();
        List<String> all = new ArrayList<>();
        if (words.hasPositives()) {
            List<String> any = new ArrayList<>();
            if (!words.wanted().isEmpty()) {
                any.add(matching.oneOf(column, words.wanted(), parameters));
            }
            if (words.wantsNone()) {
                any.add(matching.none(column));
            }
            all.add("(" + String.join(" OR ", any) + ")");
        }
        if (!words.unwanted().isEmpty()) {
            // What is null matches no word, so a negation keeps it.
            all.add("NOT coalesce(" + matching.oneOf(column, words.unwanted(), parameters) + ", false)");
        }
        if (words.refusesNone()) {
            all.add("NOT " + matching.none(column));
        }
        return String.join(" AND ", all);
    }
}
