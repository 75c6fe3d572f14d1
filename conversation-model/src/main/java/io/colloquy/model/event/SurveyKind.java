package io.colloquy.model.event;

import java.util.List;
import java.util.stream.IntStream;

/** The kinds of survey and the scores each of them knows (events 1.3). */
public enum SurveyKind implements WireName {
    CSAT(numbers(1, 5)),
    NPS(numbers(0, 10)),
    FACES(numbers(1, 3)),
    THUMBS(List.of("up", "down"));

    private final List<String> scores;

    SurveyKind(List<String> scores) {
        this.scores = scores;
    }

    /** Every score that an answer can have, as written: decimal digits, or {@code up} and {@code down}. */
    public List<String> scores() {
        return scores;
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }
}
