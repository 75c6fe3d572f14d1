package io.colloquy.report.query;

/** How the values of many rows, nulls left out, become one number (metrics 2.5). */
sealed interface Aggregation {

    /** @param value the column or expression that holds a row's value, null for a row that has none */
    String sql(String value);

    /** Whether it is 0, not null, of no rows. */
    default boolean isCount() {
        return false;
    }

    /** Whether a row with that value is one of those that the number is about, as SQL. */
    default String concerns(String value) {
        return value + " IS NOT NULL";
    }

    /** Those without an argument. */
    enum Plain implements Aggregation {
        COUNT("count(%s)::numeric"),
        DISTINCT("count(DISTINCT %s)::numeric"),
        SUM("sum(%s)::numeric"),
        AVERAGE("avg(%s)::numeric"),
        MIN("min(%s)::numeric"),
        MAX("max(%s)::numeric");

        private final String template;

        Plain(String template) {
            this.template = template;
        }

        @Override
        public String sql(String value) {
            return template.formatted(value);
        }

        @Override
        public boolean isCount() {
            return this == COUNT || this == DISTINCT;
        }
    }

    /**
     * Continuous: between two values it lies on the line between them.
     *
     * @param percent 1 to 99
     */
    record Percentile(int percent) implements Aggregation {

        @Override
        public String sql(String value) {
            return rounded("percentile_cont(0.%02d) WITHIN GROUP (ORDER BY %s)".formatted(percent, value));
        }

        /**
         * The same of values that are sorted already.
         *
         * @param array of a group's values, ascending and without nulls; null for none
         */
        String ofSorted(String array) {
            // the place among n values, counted from 1, is 1 + (n - 1) × percent / 100, in whole hundredths
            String place = "(100 + (cardinality(%s) - 1) * %d)".formatted(array, percent);
            String below = "%s[%s / 100]".formatted(array, place);
            String above = "%s[(%s + 99) / 100]".formatted(array, place);
            return rounded("%1$s + (%2$s - %1$s) * (%3$s %% 100)::numeric / 100".formatted(below, above, place));
        }

        /**
         * PostgreSQL reckons {@code percentile_cont} in floating point. What lies between two whole numbers at a whole
         * percentage has at most two decimals, of values with two decimals four: rounded to these it is exact.
         */
        private static String rounded(String found) {
            return "round((%s)::numeric, 4)".formatted(found);
        }
    }

    /**
     * How many values lie in a stretch.
     *
     * @param from included; null without a lower bound
     * @param below not included; null without an upper bound
     */
    record Between(Long from, Long below) implements Aggregation {

        @Override
        public String sql(String value) {
            return "count(*) FILTER (WHERE %s)::numeric".formatted(concerns(value));
        }

        @Override
        public boolean isCount() {
            return true;
        }

        @Override
        public String concerns(String value) {
            if (from == null) {
                return value + " < " + below;
            }
            return below == null ? value + " >= " + from : value + " >= " + from + " AND " + value + " < " + below;
        }
    }
}
