package io.colloquy.report.query;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a metric of the catalogue is measured. */
sealed interface Measurement {

    /** The rows that it is about; what it can be split by, they all have. */
    List<Source> sources();

    /** What it can be split by, apart from time. */
    default Set<Dimension> dimensions() {
        Set<Dimension> common = Set.copyOf(sources().getFirst().dimensions().keySet());
        return common.stream()
                .filter(dimension -> sources().stream()
                        .allMatch(source -> source.dimensions().containsKey(dimension)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same of the rows as far as these groups go, which are some of {@link #dimensions}. */
    Measurement splitBy(Collection<Dimension> groups);

    /** What the values of a metric are. */
    enum Kind {
        /** Milliseconds; shown in whole seconds, rounded down. */
        DURATION,
        /** Whole numbers. */
        COUNT,
        /** Numbers with decimals. */
        DECIMAL,
        /** 1 for yes and 0 for no: the average is the share of yes. */
        FLAG
    }

    /**
     * A value a row.
     *
     * @param sql the row's value; null where it has none
     */
    record Value(Source source, String sql, Kind kind) implements Measurement {
        @Override
        public List<Source> sources() {
            return List.of(source);
        }

        @Override
        public Value splitBy(Collection<Dimension> groups) {
            return new Value(source.splitBy(groups), sql, kind);
        }
    }

    /** Rows, or different things that they name, counted. */
    record Count(Base base) implements Measurement {
        @Override
        public List<Source> sources() {
            return List.of(base.source());
        }

        @Override
        public Count splitBy(Collection<Dimension> groups) {
            return new Count(base.splitBy(groups));
        }
    }

    /** One number out of several counts. */
    record Formula(List<Base> counts, Combination combination) implements Measurement {
        @Override
        public List<Source> sources() {
            return counts.stream().map(Base::source).distinct().toList();
        }

        @Override
        public Formula splitBy(Collection<Dimension> groups) {
            return new Formula(
                    counts.stream().map(count -> count.splitBy(groups)).toList(), combination);
        }
    }

    /** Values counted in ranges, always the same ones. */
    record Ranges(Value value) implements Measurement {
        @Override
        public List<Source> sources() {
            return value.sources();
        }

        @Override
        public Ranges splitBy(Collection<Dimension> groups) {
            return new Ranges(value.splitBy(groups));
        }
    }
}
