package io.colloquy.export.format;

import io.colloquy.model.fact.FactType;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Values as the text of a cell.
 *
 * @param zone the zone of instants
 * @param durations the style of durations
 */
public record CellText(ZoneId zone, DurationStyle durations) {
    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r";
    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);

    /** The text of a value as the database gives it for that type; null for null. */
    public String value(FactType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> text((String) value);
            case INSTANT -> instant((OffsetDateTime) value);
            case DURATION -> duration((Long) value);
            case COUNT, BOOLEAN, DECIMAL -> value.toString();
            case TEXTS -> throw new IllegalArgumentException("lists are in no dataset");
        };
    }

    /** RFC 3339 in the zone, with as many digits of a second as there are. */
    public String instant(OffsetDateTime instant) {
        return RFC_3339.format(instant.atZoneSameInstant(zone));
    }

    /** In the style. */
    public String duration(long milliseconds) {
        return durations.ofMilliseconds(milliseconds);
    }

    /** Somebody's text, with an apostrophe before what a spreadsheet would run (exports 4.1). */
    public static String text(String text) {
        return !text.isEmpty() && RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
