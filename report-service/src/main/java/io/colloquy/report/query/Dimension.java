package io.colloquy.report.query;

import io.colloquy.model.event.SubjectType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What numbers are split by (metrics 2.5). Which of them a metric has, its {@link Source} says. */
enum Dimension {
    CHANNEL,
    CONNECTION(SubjectType.CONNECTION),
    INBOX(SubjectType.INBOX),
    SOURCE,
    AD_NETWORK,
    CONTACT_TYPE,
    CATEGORY,
    CLOSED_SOURCE,
    TEAM(SubjectType.TEAM),
    /** To whom the number belongs: who responded, closed, was rated (metrics 2.5, per agent). */
    AGENT(SubjectType.AGENT),
    FIRST_ASSIGNEE(SubjectType.AGENT),
    LAST_ASSIGNEE(SubjectType.AGENT),
    FIRST_RESPONSE_BY(SubjectType.AGENT),
    CLOSED_BY(SubjectType.AGENT),
    /** Once per topic; a conversation of two topics is in two groups and once in every total. */
    TOPIC(SubjectType.TOPIC),
    /** Once per bot that spoke, likewise. */
    BOT(SubjectType.BOT),
    CAMPAIGN(SubjectType.CAMPAIGN),
    ENVIRONMENT,
    STATUS,
    KIND,
    RATING,
    SCORE,
    DIRECTION,
    AUTHOR_TYPE,
    DELIVERY,
    CURRENCY,
    ACCOUNT(SubjectType.ACCOUNT),
    STATE,
    ENTRYPOINT,
    ENTRYPOINT_TYPE,
    FILTER,
    TIME,
    /** 0 to 23, as the zone's clocks showed it. */
    HOUR_OF_DAY,
    /** Of the zone's calendar. */
    DAY_OF_WEEK;

    private final Optional<SubjectType> named;

    Dimension() {
        this.named = Optional.empty();
    }

    Dimension(SubjectType named) {
        this.named = Optional.of(named);
    }

    /** The name in requests, answers and the catalogue. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Dimension> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.wire().equals(wire))
                .findFirst();
    }

    /** What its values are ids of; empty for words that speak for themselves. */
    Optional<SubjectType> named() {
        return named;
    }

    /** Whether every one of its values is there, with or without rows. */
    boolean isOfTime() {
        return this == TIME || isOfClock();
    }

    /** Whether it is what a clock or a calendar shows, whichever week it is. */
    boolean isOfClock() {
        return this == HOUR_OF_DAY || this == DAY_OF_WEEK;
    }
}
