package io.colloquy.platform.selection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A half-open stretch of time, {@code from ≤ t < to}, as seen in a zone (reports 3.1).
 *
 * @param zone where its days begin and end
 * @param previousFrom where the period before it begins, which ends where this one begins
 */
public record TimeRange(Instant from, Instant to, ZoneId zone, Instant previousFrom) {

    public TimeRange {
        if (!from.isBefore(to) || !previousFrom.isBefore(from)) {
            throw new IllegalArgumentException("a range ends after it begins");
        }
    }

    /** A stretch whose period before is the one of equal length just before it. */
    public TimeRange(Instant from, Instant to, ZoneId zone) {
        this(from, to, zone, equallyLongBefore(from, to, zone));
    }

    /** Whole days are as many days before, however long the clocks made them; anything else is as many seconds. */
    private static Instant equallyLongBefore(Instant from, Instant to, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate end = LocalDate.ofInstant(to, zone);
        boolean wholeDays = first.isBefore(end)
                && first.atStartOfDay(zone).toInstant().equals(from)
                && end.atStartOfDay(zone).toInstant().equals(to);
        Instant before = first.minusDays(ChronoUnit.DAYS.between(first, end))
                .atStartOfDay(zone)
                .toInstant();
        return wholeDays && before.isBefore(from) ? before : from.minus(Duration.between(from, to));
    }

    /**
     * The period to compare with (reports 3.1): of a preset that names a month the calendar month before, of anything else
     * the stretch of equal length just before.
     */
    public TimeRange previous() {
        return new TimeRange(previousFrom, from, zone);
    }

    /**
     * The stretch that was asked for.
     *
     * @param accountZone the zone where the request names none
     * @param clock says what today is
     * @return empty when no stretch was asked for, or a bad one (then with violations, which name the field)
     */
    public static Optional<TimeRange> read(
            RangeRequest request, ZoneId accountZone, Clock clock, Violations violations) {
        ZoneId zone = Zones.read("timezone", request.timezone(), accountZone, violations);
        if (!request.isPresent()) {
            return Optional.empty();
        }
        return request.preset() == null ? bounds(request, zone, violations) : preset(request, zone, clock, violations);
    }

    /** The condition that {@code column} lies in the stretch; its parameters are numbered from {@code first}. */
    public SqlCondition condition(String column, int first) {
        return new SqlCondition(
                "%1$s >= $%2$d AND %1$s < $%3$d".formatted(column, first, first + 1), List.of(utc(from), utc(to)));
    }

    /** The moment as the zone's clocks show it, with their offset (RFC 3339). */
    public String local(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone));
    }

    private static Optional<TimeRange> preset(RangeRequest request, ZoneId zone, Clock clock, Violations violations) {
        if (request.from() != null || request.to() != null) {
            violations.add("preset", "can't be combined with from and to");
            return Optional.empty();
        }
        Optional<RangePreset> preset = RangePreset.fromWire(request.preset());
        if (preset.isEmpty()) {
            violations.add("preset", RangePreset.expected());
            return Optional.empty();
        }
        RangePreset.Days days = preset.get().days(LocalDate.ofInstant(clock.instant(), zone));
        return Optional.of(new TimeRange(
                days.from().atStartOfDay(zone).toInstant(),
                days.to().atStartOfDay(zone).toInstant(),
                zone,
                days.previousFrom().atStartOfDay(zone).toInstant()));
    }

    private static Optional<TimeRange> bounds(RangeRequest request, ZoneId zone, Violations violations) {
        Optional<Instant> from = bound("from", request.from(), zone, violations);
        Optional<Instant> to = bound("to", request.to(), zone, violations);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            violations.add("to", "must be after from: the range is from ≤ t < to");
            return Optional.empty();
        }
        return Optional.of(new TimeRange(from.get(), to.get(), zone));
    }

    private static Optional<Instant> bound(String field, String text, ZoneId zone, Violations violations) {
        if (text == null) {
            violations.add(field, "is missing: a range has from and to");
            return Optional.empty();
        }
        Optional<Instant> moment = Moments.parse(text, zone);
        if (moment.isEmpty()) {
            violations.add(field, Moments.EXPECTED);
        }
        return moment;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
