package io.colloquy.model.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Instants as they are sent: RFC 3339 with seconds and an offset, kept to the microsecond (events 1.1). */
public final class Rfc3339 {

    private static final int SHORTEST = "2026-03-02T09:00:00Z".length();
    private static final int LONGEST = "2026-03-02T09:00:00.000000000000+00:00".length();

    private Rfc3339() {}

    /** The instant; empty for anything that is not an existing date and time with an offset. */
    public static Optional<Instant> parse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !hasSeparators(text)) {
            return Optional.empty();
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int zone = endOfFraction(text);
        int offset = zone < 0 ? Integer.MIN_VALUE : offsetSeconds(text, zone);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0 || month < 0 || day < 0 || offset == Integer.MIN_VALUE) {
            return Optional.empty();
        }
        try {
            long local = LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3600L + minute * 60L + second;
            return Optional.of(Instant.ofEpochSecond(local - offset, micros(text, zone) * 1000L));
        } catch (DateTimeException impossibleDate) {
            return Optional.empty();
        }
    }

    private static boolean hasSeparators(String text) {
        char t = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (t == 'T' || t == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** Where the offset begins, or -1 when the fraction is not one. */
    private static int endOfFraction(String text) {
        if (text.charAt(19) != '.') {
            return 19;
        }
        int end = 20;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == 20 || end == text.length() ? -1 : end;
    }

    private static long micros(String text, int end) {
        long micros = 0;
        for (int i = 20; i < 26; i++) {
            micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return micros;
    }

    private static int offsetSeconds(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            return text.length() == at + 1 ? 0 : Integer.MIN_VALUE;
        }
        if ((sign != '+' && sign != '-') || text.length() != at + 6 || text.charAt(at + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    /** The digits as a number, or -1 when one of them is none. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /** Only ASCII digits: {@link Character#isDigit(char)} knows many more. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
