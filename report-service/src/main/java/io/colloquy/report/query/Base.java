package io.colloquy.report.query;

import java.util.Collection;

/**
 * A number that the database works out of the rows of one group.
 *
 * @param value expression of a row's value
 */
record Base(Source source, String value, Aggregation aggregation) {

    /** The same of the rows as far as these groups go. */
    Base splitBy(Collection<Dimension> groups) {
        return new Base(source.splitBy(groups), value, aggregation);
    }
}
