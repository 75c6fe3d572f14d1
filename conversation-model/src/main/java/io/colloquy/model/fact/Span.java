package io.colloquy.model.fact;

/**
 * A stretch of time that a duration was worked out from: a sum, mean or maximum has one a part (reports 3.4, lineage).
 *
 * @param from what started the clock
 * @param to what stopped it
 */
public record Span(Fact fact, Moment from, Moment to) {}
