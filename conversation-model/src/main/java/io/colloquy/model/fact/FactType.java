package io.colloquy.model.fact;

/** What a fact's value is. */
public enum FactType {
    /** A {@link String}: an id, a word of a vocabulary, a text. */
    TEXT(null),
    /** A {@link java.time.Instant}. */
    INSTANT(null),
    /** A {@link java.time.Duration}, exact to the millisecond inside and shown in whole seconds, rounded down. */
    DURATION("seconds"),
    /** A {@link Long}. */
    COUNT("count"),
    /** A {@link Boolean}. */
    BOOLEAN(null),
    /** A {@link java.math.BigDecimal} with two decimals: an amount or a mean. */
    DECIMAL(null),
    /** A {@link java.util.List} of texts; internal facts only. */
    TEXTS(null);

    private final String unit;

    FactType(String unit) {
        this.unit = unit;
    }

    /** The unit in which values are shown; null for what has none. */
    public String unit() {
        return unit;
    }
}
