package io.colloquy.platform.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * The values given for one field (reports 3.1): positives are ORed, negations ({@code !value}) ANDed, {@code none} means
 * null.
 */
record Words(List<String> wanted, boolean wantsNone, List<String> unwanted, boolean refusesNone) {
    private static final String NOT = "!";
    private static final String NONE = "none";

    static Words parse(List<String> values) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        boolean wantsNone = false;
        boolean refusesNone = false;
        for (String value : values) {
            boolean negated = value.startsWith(NOT);
            String word = negated ? value.substring(NOT.length()) : value;
            if (word.equals(NONE)) {
                wantsNone |= !negated;
                refusesNone |= negated;
            } else {
                (negated ? unwanted : wanted).add(word);
            }
        }
        return new Words(List.copyOf(wanted), wantsNone, List.copyOf(unwanted), refusesNone);
    }

    /** Whether there is a positive, {@code none} included. */
    boolean hasPositives() {
        return wantsNone || !wanted.isEmpty();
    }

    /** The values themselves, positive or not, without {@code none}. */
    List<String> all() {
        List<String> all = new ArrayList<>(wanted);
        all.addAll(unwanted);
        return all;
    }
}
