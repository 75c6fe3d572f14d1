package io.colloquy.model.calendar;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of the week that is open, half open (metrics 2.3).
 *
 * @param weekday the day it begins on
 * @param from the minute of that day at which it begins, 0 to 1439
 * @param to the minute at which it ends, counted from the beginning of that day: 1440 is its midnight, more is on the next day
 */
public record Frame(DayOfWeek weekday, int from, int to) implements Comparable<Frame> {

    private static final int DAY = 24 * 60;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final String END_OF_DAY = "24:00";
    private static final Comparator<Frame> IN_THE_WEEK =
            Comparator.comparing(Frame::weekday).thenComparingInt(Frame::from).thenComparingInt(Frame::to);

    /** @throws IllegalArgumentException for minutes out of range, and for a frame longer than a day */
    public Frame {
        if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
            throw new IllegalArgumentException("no frame from minute " + from + " to minute " + to);
        }
    }

    /**
     * From {@code HH:MM} to {@code HH:MM} or {@code 24:00}; an end that is not later than the beginning is on the next day.
     *
     * @throws IllegalArgumentException for a text that is no such time
     */
    public static Frame of(DayOfWeek weekday, String from, String to) {
        int begins = minute(from);
        int ends = to.equals(END_OF_DAY) ? DAY : minute(to);
        return new Frame(weekday, begins, ends > begins ? ends : ends + DAY);
    }

    private static int minute(String time) {
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no time of the day: " + time);
        }
        return Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }

    /** In the order of the week. */
    @Override
    public int compareTo(Frame other) {
        return IN_THE_WEEK.compare(this, other);
    }
}
