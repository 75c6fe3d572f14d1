package io.colloquy.report.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * A number of each row of an answer.
 *
 * @param id names the column
 * @param measure what was asked, by the metric that is measured: in business time the twin
 * @param unit seconds, count, or null for what has none
 * @param bases what it is made of
 * @param size how many rows it is about, to tell large groups from small ones
 * @param isOfWhole whether the bases of all groups together are needed too, after those of the group
 * @param finish from the bases, null where the database found nothing, to the number as shown
 */
record ValueColumn(
        String id,
        Measure measure,
        String unit,
        List<Base> bases,
        Base size,
        boolean isOfWhole,
        Function<List<BigDecimal>, Number> finish) {

    ValueColumn {
        bases = List.copyOf(bases);
    }
}
