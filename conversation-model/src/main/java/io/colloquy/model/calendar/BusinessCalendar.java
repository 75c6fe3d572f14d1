package io.colloquy.model.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The time inside the frames of a week in a zone, holidays left out (metrics 2.3). Frames are half open, overlapping ones
 * count once, and a holiday closes those that begin on it: what the day before left open past midnight stays open.
 *
 * <p>A frame is one stretch, open from the first moment at which the zone's clocks show its beginning or later until the
 * last at which they showed a time before its end. So over a change of the clocks
 * <ul>
 *   <li>a frame that holds the change inside is as much shorter or longer as the clocks are set forward or back: 00:00 to
 *       08:00 has 7 or 9 hours;
 *   <li>a bound at a time that the clocks skip moves to the moment of the change, and a frame that lies wholly in what they
 *       skip is not open at all;
 *   <li>of a time that they show twice, a beginning is the first and an end the second, so nothing counts as closed that
 *       the clocks called open; the time they are set back to is as an end the first, for they never show less again.
 * </ul>
 *
 * <p>Exact. What it costs does not grow with the days of an interval but with the changes of the clocks in it. Immutable;
 * calendars that say the same are equal.
 */
public final class BusinessCalendar implements BusinessTime {

    private static final long FURTHEST = HORIZON.toDays() / 7;

    private final ZoneId zone;
    private final List<Frame> frames;
    private final SortedSet<LocalDate> holidays;
    private final Weeks weeks;

    public BusinessCalendar(ZoneId zone, Collection<Frame> frames, Collection<LocalDate> holidays) {
        this.zone = zone;
        this.frames = frames.stream().distinct().sorted().toList();
        this.holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
        this.weeks = new Weeks(zone.getRules(), this.frames, this.holidays);
    }

    /** The zone in which frames and holidays are meant. */
    public ZoneId zone() {
        return zone;
    }

    /** In the order of the week. */
    public List<Frame> frames() {
        return frames;
    }

    /** The dates on which no frame begins. */
    public SortedSet<LocalDate> holidays() {
        return holidays;
    }

    @Override
    public Duration between(Instant from, Instant to) {
        long first = weeks.containing(from);
        long last = weeks.containing(to);
        Weeks.Week week = weeks.week(first);
        if (first == last) {
            return week.until(to).minus(week.until(from));
        }
        return week.total()
                .minus(week.until(from))
                .plusSeconds(weeks.open(first + 1, last))
                .plus(weeks.week(last).until(to));
    }

    @Override
    public Optional<Instant> plus(Instant from, Duration duration) {
        if (duration.isZero()) {
            return Optional.of(from);
        }
        // More than the horizon is never open inside of it.
        if (frames.isEmpty() || duration.compareTo(HORIZON) > 0) {
            return Optional.empty();
        }
        long first = weeks.containing(from);
        Weeks.Week week = weeks.week(first);
        Duration open = week.until(from).plus(duration);
        if (open.compareTo(week.total()) <= 0) {
            return Optional.of(week.reach(open));
        }
        Instant horizon = from.plus(HORIZON);
        return reach(first + 1, open.minus(week.total())).filter(at -> !at.isAfter(horizon));
    }

    /**
     * When so much open time has passed since the start of that week; empty if that is much further off than the horizon.
     * Strides double until the next one would pass it, and are halved from there.
     */
    private Optional<Instant> reach(long start, Duration open) {
        long week = start;
        Duration rest = open;
        long stride = 1;
        Duration ahead = ahead(week, stride);
        while (ahead.compareTo(rest) < 0) {
            rest = rest.minus(ahead);
            week += stride;
            stride *= 2;
            if (week - start > FURTHEST) {
                return Optional.empty();
            }
            ahead = ahead(week, stride);
        }
        while (stride > 1) {
            stride /= 2;
            ahead = ahead(week, stride);
            if (ahead.compareTo(rest) < 0) {
                rest = rest.minus(ahead);
                week += stride;
            }
        }
        return Optional.of(weeks.week(week).reach(rest));
    }

    private Duration ahead(long week, long stride) {
        return Duration.ofSeconds(weeks.open(week, week + stride));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar calendar
                && zone.equals(calendar.zone)
                && frames.equals(calendar.frames)
                && holidays.equals(calendar.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zone, frames, holidays);
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + zone + ", " + frames + ", holidays " + holidays + "]";
    }
}
