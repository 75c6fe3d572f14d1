package io.colloquy.report.query;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.selection.Violations;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time buckets of a range, every one of them, in order (metrics 2.5). The first and the last are cut to the range.
 *
 * @param starts where each begins, the first with the range
 * @param end where the last one ends
 */
public record Buckets(List<Instant> starts, Instant end, ZoneId zone) {
    /** More than a year of hours; a chart of more points shows nothing, and a request must not ask for millions. */
    public static final int MOST = 10_000;

    /** The buckets; empty if there would be more than {@link #MOST}. */
    static Optional<Buckets> of(TimeRange range, Interval interval, DayOfWeek weekStart) {
        List<Instant> starts = new ArrayList<>();
        Instant start = interval.start(range.from(), range.zone(), weekStart);
        while (start.isBefore(range.to())) {
            if (starts.size() == MOST) {
                return Optional.empty();
            }
            starts.add(start.isBefore(range.from()) ? range.from() : start);
            start = interval.next(start, range.zone());
        }
        return Optional.of(new Buckets(List.copyOf(starts), range.to(), range.zone()));
    }

    /** As {@link #of}; a violation of the interval where there would be too many. */
    public static Buckets require(TimeRange range, Interval interval, DayOfWeek weekStart) {
        Optional<Buckets> buckets = of(range, interval, weekStart);
        if (buckets.isEmpty()) {
            Violations violations = new Violations();
            violations.add("interval", "cuts the range into more than " + MOST + " buckets: take a longer one");
            violations.throwIfAny();
        }
        return buckets.orElseThrow();
    }

    /**
     * The buckets of the period before {@code range}, the first to stand beside the first: of a month the month before cut
     * likewise; of anything else, where a week or a month would begin elsewhere, each as long before as the whole.
     */
    Buckets before(TimeRange range, Interval interval, DayOfWeek weekStart) {
        TimeRange previous = range.previous();
        boolean equallyLong =
                new TimeRange(range.from(), range.to(), zone).previousFrom().equals(previous.from());
        if (!equallyLong || interval == Interval.HOUR || interval == Interval.DAY) {
            return require(previous, interval, weekStart);
        }
        ZonedDateTime begin = range.from().atZone(zone);
        ZonedDateTime earlier = previous.from().atZone(zone);
        boolean wholeDays = begin.toLocalTime().equals(earlier.toLocalTime());
        long days = ChronoUnit.DAYS.between(earlier.toLocalDate(), begin.toLocalDate());
        Duration length = Duration.between(previous.from(), range.from());
        List<Instant> shifted = starts.stream()
                .map(start -> wholeDays ? start.atZone(zone).minusDays(days).toInstant() : start.minus(length))
                .toList();
        return new Buckets(shifted, previous.to(), zone);
    }

    public int size() {
        return starts.size();
    }

    /** The starts as the database compares them. */
    public OffsetDateTime[] thresholds() {
        return starts.stream().map(start -> start.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }

    /** The ends as the database compares them. */
    public OffsetDateTime[] ends() {
        return Stream.concat(starts.stream().skip(1), Stream.of(end))
                .map(moment -> moment.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /** The buckets as shown. */
    public List<Bucket> shown() {
        List<Bucket> shown = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            Instant from = starts.get(i);
            Instant to = i + 1 < size() ? starts.get(i + 1) : end;
            shown.add(new Bucket(from, to, from.atZone(zone).toOffsetDateTime().toString()));
        }
        return shown;
    }

    /**
     * A stretch of a chart's time axis, half open.
     *
     * @param local its start as the zone's clocks showed it, with their offset
     */
    public record Bucket(Instant from, Instant to, String local) {}
}
