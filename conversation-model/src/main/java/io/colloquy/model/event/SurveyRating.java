package io.colloquy.model.event;

/** A survey answer in words (events 1.3). */
public enum SurveyRating implements WireName {
    GOOD,
    MODERATE,
    BAD
}
