package io.colloquy.export.format;

import io.colloquy.model.fact.FactType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Values as text.
 *
 * @param zone the zone of instants
 * @param durations the style of durations
 * @param nullText what stands in CSV and workbooks where there is no value
 */
public record CellText(ZoneId zone, DurationStyle durations, String nullText) {
    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r";

    /** With nothing where there is no value. */
    public CellText(ZoneId zone, DurationStyle durations) {
        this(zone, durations, "");
    }

    /** The text of a value of that type, for a cell of a spreadsheet; null for null. */
    public String value(FactType type, Object value) {
        if (value == null) {
            return null;
        }
        return type == FactType.TEXT ? text((String) value) : plain(type, value);
    }

    /** The text of a value of that type as it is; not of null. */
    public String plain(FactType type, Object value) {
        return switch (type) {
            case TEXT -> (String) value;
            case INSTANT -> instant((OffsetDateTime) value);
            case DURATION -> duration(((Number) value).longValue());
            case DECIMAL -> decimal(value);
            case COUNT, BOOLEAN -> value.toString();
            case TEXTS -> throw new IllegalArgumentException("lists are in no dataset");
        };
    }

    /** RFC 3339 in the zone, with as many digits of a second as there are. */
    public String instant(OffsetDateTime instant) {
        return InstantText.of(instant, zone);
    }

    /** In the style. */
    public String duration(long milliseconds) {
        return durations.ofMilliseconds(milliseconds);
    }

    /** Somebody's text, with an apostrophe before what a spreadsheet would run (exports 4.1). */
    public static String text(String text) {
        return isRunBySpreadsheets(text) ? "'" + text : text;
    }

    static boolean isRunBySpreadsheets(String text) {
        return !text.isEmpty() && RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) >= 0;
    }

    private static String decimal(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
