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

    /** What an answer of that score says in words; null for kinds whose scores say nothing in words, and for null. */
    public SurveyRating rating(String score) {
        if (score == null || this == CSAT || this == NPS) {
            return null;
        }
        return switch (score) {
            case "3", "up" -> SurveyRating.GOOD;
            case "2" -> SurveyRating.MODERATE;
            default -> SurveyRating.BAD;
        };
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }
}
