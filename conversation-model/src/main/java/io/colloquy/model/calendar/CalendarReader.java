package io.colloquy.model.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a calendar as {@code calendar.updated} tells it: {@code zone}, {@code frames}, {@code holidays}. */
public final class CalendarReader {

    private CalendarReader() {}

    /**
     * The calendar of these fields; empty if they say none. It is read whole or not at all: hours with one frame missing
     * would be wrong hours.
     */
    public static Optional<BusinessCalendar> read(Map<String, ?> fields) {
        try {
            return Optional.of(new BusinessCalendar(
                    ZoneId.of(text(fields, "zone")),
                    objects(fields, "frames").stream()
                            .map(CalendarReader::frame)
                            .toList(),
                    objects(fields, "holidays").stream()
                            .map(holiday -> LocalDate.parse(text(holiday, "date")))
                            .toList()));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Frame frame(Map<?, ?> fields) {
        return Frame.of(
                DayOfWeek.valueOf(text(fields, "weekday").toUpperCase(Locale.ROOT)),
                text(fields, "from"),
                text(fields, "to"));
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    /** The objects of that list; none if there is no list. */
    private static List<? extends Map<?, ?>> objects(Map<?, ?> fields, String name) {
        return switch (fields.get(name)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(CalendarReader::object).toList();
            default -> throw new IllegalArgumentException(name + " is no list");
        };
    }

    private static Map<?, ?> object(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("no object");
    }
}
