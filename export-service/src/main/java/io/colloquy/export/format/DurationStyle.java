package io.colloquy.export.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a duration is written (exports 4.1 and 4.4). Parts of a second are cut off (metrics 2.1). */
public enum DurationStyle {
    /** Whole seconds: {@code 5025}. */
    SECONDS("seconds") {
        @Override
        String text(long seconds) {
            return Long.toString(seconds);
        }
    },
    /** Hours may pass 24: {@code 49:23:45}. */
    HOURS("hh:mm:ss") {
        @Override
        String text(long seconds) {
            return twoDigits(seconds / HOUR) + ':' + minutes(seconds);
        }
    },
    /** Days in front, even when 0: {@code 2:01:23:45}. */
    DAYS("d:hh:mm:ss") {
        @Override
        String text(long seconds) {
            return seconds / DAY + ":" + twoDigits(seconds % DAY / HOUR) + ':' + minutes(seconds);
        }
    },
    /** As {@link #HOURS}, without them below an hour: {@code 23:45}. For layouts only. */
    SHORT("[hh:]mm:ss") {
        @Override
        String text(long seconds) {
            return seconds < HOUR ? minutes(seconds) : HOURS.text(seconds);
        }
    };

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MILLISECONDS = 1000;

    private final String wire;

    DurationStyle(String wire) {
        this.wire = wire;
    }

    /** The style's name in requests and layouts. */
    public String wire() {
        return wire;
    }

    /** The style of that name; empty for an unknown one. */
    public static Optional<DurationStyle> ofWire(String wire) {
        return Arrays.stream(values()).filter(style -> style.wire.equals(wire)).findFirst();
    }

    /** Names of the styles that a request may ask for. */
    public static List<String> offered() {
        return List.of(SECONDS.wire, HOURS.wire, DAYS.wire);
    }

    /** The text of a duration of that many milliseconds, 0 or more. */
    public String ofMilliseconds(long milliseconds) {
        return text(milliseconds / MILLISECONDS);
    }

    abstract String text(long seconds);

    private static String minutes(long seconds) {
        return twoDigits(seconds % HOUR / MINUTE) + ':' + twoDigits(seconds % MINUTE);
    }

    /** Several a row in a million rows: String.format takes longer than all the rest of the row. */
    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
