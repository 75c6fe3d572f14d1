package io.colloquy.report.query;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The length of a time bucket (reports 3.1): of the zone's own clock, so that a day may have 23 or 25 hours. */
public enum Interval {
    HOUR {
        @Override
        Instant start(Instant moment, ZoneId zone, DayOfWeek weekStart) {
            return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        }

        /** Where the clock changes by half an hour, an hour is cut short or drawn out. */
        @Override
        Instant next(Instant start, ZoneId zone) {
            ZonedDateTime later = start.atZone(zone).plusHours(1);
            Instant full = later.truncatedTo(ChronoUnit.HOURS).toInstant();
            return full.isAfter(start)
                    ? full
                    : later.toLocalDateTime()
                            .truncatedTo(ChronoUnit.HOURS)
                            .plusHours(1)
                            .atZone(zone)
                            .toInstant();
        }
    },
    DAY {
        @Override
        Instant start(Instant moment, ZoneId zone, DayOfWeek weekStart) {
            return date(moment, zone).atStartOfDay(zone).toInstant();
        }

        @Override
        Instant next(Instant start, ZoneId zone) {
            return date(start, zone).plusDays(1).atStartOfDay(zone).toInstant();
        }
    },
    WEEK {
        @Override
        Instant start(Instant moment, ZoneId zone, DayOfWeek weekStart) {
            return date(moment, zone)
                    .with(TemporalAdjusters.previousOrSame(weekStart))
                    .atStartOfDay(zone)
                    .toInstant();
        }

        @Override
        Instant next(Instant start, ZoneId zone) {
            return date(start, zone).plusWeeks(1).atStartOfDay(zone).toInstant();
        }
    },
    MONTH {
        @Override
        Instant start(Instant moment, ZoneId zone, DayOfWeek weekStart) {
            return date(moment, zone).withDayOfMonth(1).atStartOfDay(zone).toInstant();
        }

        @Override
        Instant next(Instant start, ZoneId zone) {
            return date(start, zone).plusMonths(1).atStartOfDay(zone).toInstant();
        }
    };

    /** The start of the bucket that the moment is in. */
    abstract Instant start(Instant moment, ZoneId zone, DayOfWeek weekStart);

    /** The start of the bucket after the one that starts there. */
    abstract Instant next(Instant start, ZoneId zone);

    /** The name in requests and answers. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The interval of that name; empty for an unknown one. */
    public static Optional<Interval> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(interval -> interval.wire().equals(wire))
                .findFirst();
    }

    private static LocalDate date(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone);
    }
}
