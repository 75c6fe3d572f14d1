package io.colloquy.model.calendar;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The calendars of an account and its inboxes (metrics 2.3): an inbox without one has the account's.
 *
 * @param readable by id: {@value #ACCOUNT}, or the inbox's
 * @param unreadable ids of those whose hours can't be read; nothing is measured by them, nor by the account's in their place
 */
public record AccountCalendars(Map<String, BusinessCalendar> readable, Set<String> unreadable)
        implements Function<String, BusinessTime> {

    /** The id of the account's own. */
    public static final String ACCOUNT = "account";

    /** No calendar at all. */
    public static final AccountCalendars NONE = new AccountCalendars(Map.of(), Set.of());

    public AccountCalendars {
        readable = Map.copyOf(readable);
        unreadable = Set.copyOf(unreadable);
    }

    /** The calendar of what began in that inbox, or in none if it is null; null without a calendar. */
    @Override
    public BusinessCalendar apply(String inboxId) {
        boolean own = inboxId != null && (readable.containsKey(inboxId) || unreadable.contains(inboxId));
        return readable.get(own ? inboxId : ACCOUNT);
    }
}
