package io.colloquy.platform.selection;

import java.util.ArrayList;
import java.util.List;

/** Collects the values of a condition and gives each its number. */
final class SqlParameters {
    private final int first;
    private final List<Object> values = new ArrayList<>();

    SqlParameters(int first) {
        this.first = first;
    }

    /** Takes the value and returns its place in the text: {@code $3}. */
    String add(Object value) {
        values.add(value);
        return "$" + (first + values.size() - 1);
    }

    /** Takes the words as one array. */
    String addAll(List<String> words) {
        return add(words.toArray(String[]::new)) + "::text[]";
    }

    List<Object> values() {
        return values;
    }
}
