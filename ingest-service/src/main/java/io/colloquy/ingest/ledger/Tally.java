package io.colloquy.ingest.ledger;

/**
 * How many events came and what became of them; received = accepted + duplicates + quarantined (events 1.2, rule 3).
 *
 * @param conflicting those of the duplicates whose body is another one than the first
 */
public record Tally(long received, long accepted, long duplicates, long conflicting, long quarantined) {
    /** Nothing received. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** So many received that are no events of the log. */
    public static Tally quarantined(int number) {
        return new Tally(number, 0, 0, 0, number);
    }

    public Tally {
        if (received != accepted + duplicates + quarantined || conflicting > duplicates) {
            throw new IllegalArgumentException("the books do not balance");
        }
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                received + other.received,
                accepted + other.accepted,
                duplicates + other.duplicates,
                conflicting + other.conflicting,
                quarantined + other.quarantined);
    }
}
