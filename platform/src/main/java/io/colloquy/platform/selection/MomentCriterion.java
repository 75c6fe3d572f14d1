package io.colloquy.platform.selection;

import io.colloquy.model.fact.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A moment of the conversation lies at or after a bound, or before it (reports 3.1, half open). */
record MomentCriterion(Bound bound, Instant moment) implements Criterion {

    /** The fields that bound a moment. */
    enum Bound {
        OPENED_FROM("openedFrom", Fact.OPENED_AT, ">="),
        OPENED_TO("openedTo", Fact.OPENED_AT, "<"),
        CLOSED_FROM("closedFrom", Fact.CLOSED_AT, ">="),
        CLOSED_TO("closedTo", Fact.CLOSED_AT, "<");

        private final String wire;
        private final Fact fact;
        private final String operator;

        Bound(String wire, Fact fact, String operator) {
            this.wire = wire;
            this.fact = fact;
            this.operator = operator;
        }

        static Optional<Bound> fromWire(String wire) {
            return Arrays.stream(values())
                    .filter(bound -> bound.wire.equals(wire))
                    .findFirst();
        }

        String wire() {
            return wire;
        }

        String description() {
            return fact.label() + " " + operator + " this moment";
        }
    }

    @Override
    public String field() {
        return bound.wire;
    }

    @Override
    public boolean isKnownAtOpening() {
        return KnownAtOpening.FACTS.contains(bound.fact);
    }

    @Override
    public String sql(UnaryOperator<String> column, SqlParameters parameters) {
        return "%s %s %s"
                .formatted(
                        column.apply(bound.fact.column()),
                        bound.operator,
                        parameters.add(moment.atOffset(ZoneOffset.UTC)));
    }
}
