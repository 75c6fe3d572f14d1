package io.colloquy.model.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * Business time computed the slow way, from what the clocks of the zone show at every minute: a frame is open once they have
 * shown its beginning or later, and as long as they are still to show a time before its end.
 */
final class MinuteByMinute {

    private static final int MARGIN = 3 * 24 * 60;

    private final long firstMinute;
    private final boolean[] open;

    MinuteByMinute(ZoneId zone, List<Frame> frames, Collection<LocalDate> holidays, Instant from, Instant to) {
        firstMinute = Math.floorDiv(from.getEpochSecond(), 60) - MARGIN;
        int minutes = (int) (Math.floorDiv(to.getEpochSecond(), 60) + MARGIN - firstMinute);
        open = new boolean[minutes];
        long[] latestShown = new long[minutes];
        long[] earliestToBeShown = new long[minutes];
        for (int i = 0; i < minutes; i++) {
            latestShown[i] = i == 0 ? shown(zone, i) : Math.max(latestShown[i - 1], shown(zone, i));
        }
        for (int i = minutes - 1; i >= 0; i--) {
            earliestToBeShown[i] =
                    i == minutes - 1 ? shown(zone, i) : Math.min(earliestToBeShown[i + 1], shown(zone, i));
        }
        LocalDate last = date(latestShown[minutes - 1]);
        for (LocalDate date = date(latestShown[0]).minusDays(2); !date.isAfter(last); date = date.plusDays(1)) {
            for (Frame frame : frames) {
                if (frame.weekday() == date.getDayOfWeek() && !holidays.contains(date)) {
                    long midnight = date.toEpochDay() * 24 * 60;
                    mark(latestShown, midnight + frame.from(), earliestToBeShown, midnight + frame.to());
                }
            }
        }
    }

    private void mark(long[] latestShown, long from, long[] earliestToBeShown, long to) {
        for (int i = 0; i < open.length && earliestToBeShown[i] < to; i++) {
            open[i] |= latestShown[i] >= from;
        }
    }

    private long shown(ZoneId zone, int index) {
        Instant minute = Instant.ofEpochSecond((firstMinute + index) * 60);
        ZoneOffset offset = zone.getRules().getOffset(minute);
        return firstMinute + index + offset.getTotalSeconds() / 60;
    }

    private static LocalDate date(long localMinute) {
        return LocalDate.ofEpochDay(Math.floorDiv(localMinute, 24 * 60));
    }

    Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < open.length; i++) {
            Instant begins = Instant.ofEpochSecond((firstMinute + i) * 60);
            Instant ends = begins.plusSeconds(60);
            if (open[i] && begins.isBefore(to) && ends.isAfter(from)) {
                sum = sum.plus(Duration.between(begins.isBefore(from) ? from : begins, ends.isAfter(to) ? to : ends));
            }
        }
        return sum;
    }
}
