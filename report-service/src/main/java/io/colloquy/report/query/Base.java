package io.colloquy.report.query;

/**
 * A number that the database works out of the rows of one group.
 *
 * @param value expression of a row's value
 */
record Base(Source source, String value, Aggregation aggregation) {}
