package io.colloquy.model.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The facts of one conversation, immutable. Null is not 0: null says that a fact can't be computed, 0 that it was computed
 * and is zero (metrics 2.1).
 */
public final class Facts {

    private static final Fact[] ALL = Fact.values();

    private final Object[] values;

    private Facts(Object[] values) {
        this.values = values;
    }

    /**
     * Of these values; facts that are not in the map are null.
     *
     * @throws IllegalArgumentException for a value that is not of the fact's type
     */
    public static Facts of(Map<Fact, ?> values) {
        Builder builder = new Builder();
        values.forEach(builder::put);
        return builder.build();
    }

    /** The value, of the Java type that {@link FactType} names, or null. */
    public Object get(Fact fact) {
        return values[fact.ordinal()];
    }

    /** The text, or null. */
    public String text(Fact fact) {
        return (String) get(fact);
    }

    /** The instant, or null. */
    public Instant instant(Fact fact) {
        return (Instant) get(fact);
    }

    /** The duration, exact to the millisecond, or null. */
    public Duration duration(Fact fact) {
        return (Duration) get(fact);
    }

    /** The count, or null. */
    public Long count(Fact fact) {
        return (Long) get(fact);
    }

    /** The flag, or null. */
    public Boolean flag(Fact fact) {
        return (Boolean) get(fact);
    }

    /** The amount or mean with two decimals, or null. */
    public BigDecimal decimal(Fact fact) {
        return (BigDecimal) get(fact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && Arrays.equals(values, facts.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The facts that are not null. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (Fact fact : ALL) {
            if (get(fact) != null) {
                text.add(fact.id() + "=" + get(fact));
            }
        }
        return text.toString();
    }

    /** Collects facts, checking the type of each. */
    static final class Builder {

        private final Object[] values = new Object[ALL.length];

        Builder put(Fact fact, Object value) {
            if (value != null && !isOfType(fact.type(), value)) {
                throw new IllegalArgumentException(fact.id() + " can't be a " + value.getClass());
            }
            values[fact.ordinal()] = value;
            return this;
        }

        Facts build() {
            return new Facts(values.clone());
        }

        private static boolean isOfType(FactType type, Object value) {
            return switch (type) {
                case TEXT -> value instanceof String;
                case INSTANT -> value instanceof Instant;
                case DURATION -> value instanceof Duration;
                case COUNT -> value instanceof Long;
                case BOOLEAN -> value instanceof Boolean;
                case DECIMAL -> value instanceof BigDecimal decimal && decimal.scale() == 2;
                case TEXTS -> value instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance);
            };
        }
    }
}
