package io.colloquy.platform.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of a filter as the API document shows it.
 *
 * @param name as requests spell it
 * @param description what it compares
 * @param vocabulary the only words that it can have; empty if any is possible
 * @param repeatable whether it takes more than one value
 */
public record FilterParameter(String name, String description, List<String> vocabulary, boolean repeatable) {
    private static final String WORDS =
            ". Repeated or separated by commas: any of them; !value: none of them; none: no value";

    /** Every field, in the order of reports 3.1. */
    public static List<FilterParameter> all() {
        return Stream.of(
                        Arrays.stream(FilterField.values())
                                .map(field -> new FilterParameter(
                                        field.wire(),
                                        field.matching().description() + WORDS,
                                        field.vocabulary(),
                                        true)),
                        Arrays.stream(MomentCriterion.Bound.values())
                                .map(bound -> new FilterParameter(
                                        bound.wire(),
                                        bound.description() + "; a date or an instant",
                                        List.of(),
                                        false)),
                        Stream.of(new FilterParameter(
                                FactCriterion.FIELD,
                                "A fact by comparison (agent_count>=3) or part of text (summary~refund); durations in"
                                        + " seconds; each one has to be met",
                                List.of(),
                                true)))
                .flatMap(field -> field)
                .toList();
    }
}
