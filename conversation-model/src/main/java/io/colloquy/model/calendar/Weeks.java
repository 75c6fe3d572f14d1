package io.colloquy.model.calendar;

import io.colloquy.model.calendar.OpenHours.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The open time of a calendar, week by week; weeks begin on Monday and are numbered from that of 1970-01-01 on. Most weeks
 * are alike: only those with a holiday or a change of the clocks are worked out by themselves. No zone has ever set its
 * clocks back from a Monday to the Sunday before.
 */
final class Weeks {

    private static final int DAYS = 7;

    /** 1970-01-01 was a Thursday. */
    private static final int FROM_MONDAY_TO_EPOCH = 3;

    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    private final ZoneClock clock;
    private final Map<DayOfWeek, List<Frame>> frames = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays;
    private final OpenHours alike;
    private final long[] withHoliday;
    private final long[] lostBefore;

    /** A week: its open hours in seconds from {@code base}, an epoch second. */
    record Week(OpenHours hours, long base) {

        Duration until(Instant at) {
            return hours.until(at.getEpochSecond() - base, at.getNano());
        }

        Instant reach(Duration open) {
            return Instant.ofEpochSecond(base).plus(hours.reach(open));
        }

        Duration total() {
            return Duration.ofSeconds(hours.total());
        }
    }

    Weeks(ZoneRules rules, List<Frame> frames, Set<LocalDate> holidays) {
        this.clock = new ZoneClock(rules);
        this.holidays = holidays;
        frames.forEach(frame -> this.frames
                .computeIfAbsent(frame.weekday(), day -> new ArrayList<>())
                .add(frame));
        this.alike = hours(new ZoneClock(ZoneOffset.UTC.getRules()), 0, Set.of());
        // A frame that begins on a holiday may reach into the next day.
        this.withHoliday = holidays.stream()
                .flatMapToLong(date -> LongStream.of(number(date.toEpochDay()), number(date.toEpochDay() + 1)))
                .sorted()
                .distinct()
                .toArray();
        this.lostBefore = new long[withHoliday.length + 1];
        for (int i = 0; i < withHoliday.length; i++) {
            lostBefore[i + 1] = lostBefore[i] + lost(withHoliday[i]);
        }
    }

    /** The number of the week in which that moment lies. */
    long containing(Instant at) {
        long local = at.getEpochSecond() + clock.rules().getOffset(at).getTotalSeconds();
        return number(Math.floorDiv(local, SECONDS_OF_A_DAY));
    }

    /** The week of that number. */
    Week week(long number) {
        return new Week(isAlike(number) ? alike : hours(clock, number, holidays), start(number));
    }

    /** The open seconds of the weeks from the one to before the other. */
    long open(long from, long to) {
        if (from == to) {
            return 0;
        }
        long open = (to - from) * alike.total() - (lostBefore[holidayWeeks(to)] - lostBefore[holidayWeeks(from)]);
        Instant end = Instant.ofEpochSecond(start(to));
        long done = from - 1;
        for (ZoneOffsetTransition change = changeFrom(start(from));
                change != null && change.getInstant().isBefore(end);
                change = clock.rules().nextTransition(change.getInstant())) {
            long number = containing(change.getInstant());
            if (number > done) {
                done = number;
                open -= hasHoliday(number) ? 0 : lost(number);
            }
        }
        return open;
    }

    private boolean isAlike(long number) {
        ZoneOffsetTransition change = changeFrom(start(number));
        boolean changes = change != null && change.toEpochSecond() < start(number + 1);
        return !changes && !hasHoliday(number);
    }

    /** How many open seconds that week has less than most. */
    private long lost(long number) {
        return alike.total() - hours(clock, number, holidays).total();
    }

    private boolean hasHoliday(long number) {
        return Arrays.binarySearch(withHoliday, number) >= 0;
    }

    /** How many weeks with a holiday come before that one. */
    private int holidayWeeks(long number) {
        int i = Arrays.binarySearch(withHoliday, number);
        return i >= 0 ? i : -i - 1;
    }

    /** The first change of the clocks at that epoch second or later; null if there is none. */
    private ZoneOffsetTransition changeFrom(long second) {
        return clock.rules().nextTransition(Instant.ofEpochSecond(second).minusNanos(1));
    }

    private long start(long number) {
        return start(clock, number);
    }

    private static long start(ZoneClock clock, long number) {
        return clock.opening(monday(number).atStartOfDay());
    }

    private static LocalDate monday(long number) {
        return LocalDate.ofEpochDay(number * DAYS - FROM_MONDAY_TO_EPOCH);
    }

    private static long number(long epochDay) {
        return Math.floorDiv(epochDay + FROM_MONDAY_TO_EPOCH, DAYS);
    }

    /** The open hours of that week, in seconds from its start; of Sunday's frames before it, what reaches into it. */
    private OpenHours hours(ZoneClock clock, long number, Set<LocalDate> closed) {
        long start = start(clock, number);
        long end = start(clock, number + 1);
        List<Stretch> stretches = new ArrayList<>();
        for (int day = -1; day < DAYS; day++) {
            LocalDate date = monday(number).plusDays(day);
            if (!closed.contains(date)) {
                for (Frame frame : frames.getOrDefault(date.getDayOfWeek(), List.of())) {
                    LocalDateTime midnight = date.atStartOfDay();
                    long from = Math.max(start, clock.opening(midnight.plusMinutes(frame.from())));
                    long to = Math.min(end, clock.closing(midnight.plusMinutes(frame.to())));
                    if (from < to) {
                        stretches.add(new Stretch(from - start, to - start));
                    }
                }
            }
        }
        stretches.sort(Comparator.comparingLong(Stretch::from));
        return OpenHours.of(stretches);
    }
}
