package io.colloquy.model.config;

import io.colloquy.model.calendar.AccountCalendars;
import io.colloquy.model.calendar.BusinessCalendar;
import io.colloquy.model.calendar.CalendarReader;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.SubjectType;
import io.colloquy.model.fact.FoldContext;
import io.colloquy.model.fact.ServiceLevels;
import io.colloquy.model.reference.ReferenceFold;
import io.colloquy.model.reference.ReferenceState;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an account counts, as it is today. Two that say the same are equal.
 *
 * @param timezone the zone in which its dates are meant; null if its settings were never changed, and then it is the one that
 *     the account was made with
 * @param weekStart the first day of its weeks; Monday unless said
 * @param fcrWindowDays how long after a close another contact spoils its first contact resolution, in days; 7 unless said
 * @param serviceLevels what it promises where a conversation's opening does not say otherwise
 * @param calendars when it and its inboxes are open
 */
public record AccountConfiguration(
        ZoneId timezone,
        DayOfWeek weekStart,
        int fcrWindowDays,
        ServiceLevels serviceLevels,
        AccountCalendars calendars) {

    private static final int FCR_WINDOW_DAYS = 7;

    /**
     * Folds an account's {@code settings.updated}, {@code calendar.updated} and {@code calendar.deleted} events, in any order
     * and with any repetitions; other events are passed over. What can't be read is as if it had not been said.
     */
    public static AccountConfiguration fold(Collection<Event> events) {
        ReferenceState settings =
                ReferenceFold.fold(about(SubjectType.SETTINGS, events).toList());
        return new AccountConfiguration(
                timezone(settings),
                weekStart(settings),
                settings.fields().get("fcrWindowDays") instanceof Integer days && days > 0 ? days : FCR_WINDOW_DAYS,
                serviceLevels(settings.fields().get("sla")),
                calendars(events));
    }

    /** What the facts of the account's conversations depend on. */
    public FoldContext foldContext() {
        return new FoldContext(calendars, serviceLevels);
    }

    private static Stream<Event> about(SubjectType type, Collection<Event> events) {
        return events.stream().filter(event -> event.type().subjectType() == type);
    }

    private static ZoneId timezone(ReferenceState settings) {
        String name = settings.text("timezone");
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static DayOfWeek weekStart(ReferenceState settings) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(settings.text("weekStart")))
                .findFirst()
                .orElse(DayOfWeek.MONDAY);
    }

    private static ServiceLevels serviceLevels(Object sla) {
        return sla instanceof Map<?, ?> fields
                ? new ServiceLevels(
                        seconds(fields.get("firstResponseSeconds")),
                        seconds(fields.get("resolutionSeconds")),
                        Boolean.TRUE.equals(fields.get("businessTime")))
                : ServiceLevels.NONE;
    }

    private static Long seconds(Object value) {
        return (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0
                ? Long.valueOf(((Number) value).longValue())
                : null;
    }

    private static AccountCalendars calendars(Collection<Event> events) {
        Map<String, BusinessCalendar> readable = new HashMap<>();
        Set<String> unreadable = new HashSet<>();
        Map<String, List<Event>> byId =
                about(SubjectType.CALENDAR, events).collect(Collectors.groupingBy(Event::subject));
        byId.forEach((id, changes) -> {
            ReferenceState state = ReferenceFold.fold(changes);
            if (!state.deleted()) {
                Optional<BusinessCalendar> calendar = CalendarReader.read(state.fields());
                calendar.ifPresentOrElse(it -> readable.put(id, it), () -> unreadable.add(id));
            }
        });
        return new AccountCalendars(readable, unreadable);
    }
}
