package io.colloquy.export.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Instants as RFC 3339 says. By hand, for there are many in a row and java.time's formatter takes ten times as long. */
final class InstantText {
    static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);

    private static final int LONGEST = "2026-03-02T09:00:00.123456789+01:00".length();
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;
    private static final int MINUTE = 60;

    private final byte[] text = new byte[LONGEST];
    private int length;

    private InstantText() {}

    /** In the zone, with as many digits of a second as there are. */
    static String of(OffsetDateTime instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant.toInstant());
        long local = instant.toEpochSecond() + offset.getTotalSeconds();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY));
        if (date.getYear() < 1000 || date.getYear() > 9999 || offset.getTotalSeconds() % MINUTE != 0) {
            return RFC_3339.format(instant.atZoneSameInstant(zone));
        }
        InstantText text = new InstantText();
        text.date(date);
        text.time(Math.floorMod(local, DAY), instant.getNano());
        text.offset(offset.getTotalSeconds());
        return new String(text.text, 0, text.length, StandardCharsets.ISO_8859_1);
    }

    private void date(LocalDate date) {
        two(date.getYear() / 100);
        two(date.getYear() % 100);
        sign('-');
        two(date.getMonthValue());
        sign('-');
        two(date.getDayOfMonth());
        sign('T');
    }

    private void time(int secondOfDay, int nano) {
        two(secondOfDay / HOUR);
        sign(':');
        two(secondOfDay % HOUR / MINUTE);
        sign(':');
        two(secondOfDay % MINUTE);
        if (nano == 0) {
            return;
        }
        sign('.');
        int rest = nano;
        for (int digit = 100_000_000; rest > 0; digit /= 10) {
            sign((char) ('0' + rest / digit));
            rest %= digit;
        }
    }

    private void offset(int seconds) {
        if (seconds == 0) {
            sign('Z');
            return;
        }
        sign(seconds < 0 ? '-' : '+');
        two(Math.abs(seconds) / HOUR);
        sign(':');
        two(Math.abs(seconds) % HOUR / MINUTE);
    }

    private void two(int number) {
        sign((char) ('0' + number / 10));
        sign((char) ('0' + number % 10));
    }

    private void sign(char sign) {
        text[length++] = (byte) sign;
    }
}
