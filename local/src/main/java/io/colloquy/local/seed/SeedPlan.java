package io.colloquy.local.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/**
 * What to make.
 *
 * @param conversations how many
 * @param seed another seed, other traffic
 * @param days over how many days before {@code until} the conversations open
 * @param until nothing happens at or after this instant: what has not ended by then is still open
 */
public record SeedPlan(int conversations, long seed, int days, Instant until) {
    /** The end when none is given: fixed, so that the same command makes the same traffic on any day. */
    public static final Instant DEFAULT_UNTIL = Instant.parse("2026-03-31T00:00:00Z");

    public SeedPlan {
        if (conversations < 1 || days < 1) {
            throw new IllegalArgumentException("there must be at least one conversation and one day");
        }
    }

    Instant from() {
        return until.minus(Duration.ofDays(days));
    }

    /** The days from the first to the last, in UTC. */
    List<LocalDate> dates() {
        return from().atZone(ZoneOffset.UTC)
                .toLocalDate()
                .datesUntil(until.atZone(ZoneOffset.UTC).toLocalDate())
                .toList();
    }

    /**
     * The start of every conversation's and contact's id. Another plan has another one: the traffic of two plans never
     * mixes within one conversation.
     */
    String run() {
        long mixed = Dice.mix(seed ^ Dice.mix(conversations ^ Dice.mix(days ^ Dice.mix(until.getEpochSecond()))));
        return HexFormat.of().toHexDigits(mixed, 6);
    }
}
