package io.colloquy.ingest.channel.email;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in the headers of mail (RFC 5322, 3.3 and 4.3). */
final class MailDate {

    private static final Pattern DATE = Pattern.compile("(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{2}|\\d{4})\\s+"
            + "(\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d{1,9})?\\s+([+-]\\d{4}|[A-Za-z]{1,4})");
    private static final DateTimeFormatter STRICT =
            DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, String> ZONES = Map.of(
            "EDT", "-0400", "EST", "-0500", "CDT", "-0500", "CST", "-0600", "MDT", "-0600", "MST", "-0700", "PDT",
            "-0700", "PST", "-0800");

    private MailDate() {}

    /** The instant that a header names; null if it names none. */
    static Instant parse(String value) {
        Matcher date = value == null ? null : DATE.matcher(shortened(value));
        return date == null || !date.find() ? null : instant(date);
    }

    /** The date of a {@code Received} header: what stands behind its last semicolon. Null if there is none. */
    static Instant ofReceived(String value) {
        int semicolon = value == null ? -1 : value.lastIndexOf(';');
        return semicolon < 0 ? null : parse(value.substring(semicolon + 1));
    }

    private static String shortened(String value) {
        return value.substring(0, Math.min(value.length(), 100));
    }

    private static Instant instant(Matcher date) {
        String year = date.group(3);
        // RFC 5322, 4.3: two digits up to 49 are of this century.
        String fullYear = year.length() == 4 ? year : (year.compareTo("50") < 0 ? "20" : "19") + year;
        String month = date.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                + date.group(2).substring(1).toLowerCase(Locale.ROOT);
        String zone = date.group(5);
        // An unknown name of a zone counts as UTC (RFC 5322, 4.3).
        String offset = Character.isLetter(zone.charAt(0)) ? ZONES.getOrDefault(zone, "+0000") : zone;
        try {
            String text = "%s %s %s %s %s".formatted(date.group(1), month, fullYear, date.group(4), offset);
            return OffsetDateTime.parse(text, STRICT).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
