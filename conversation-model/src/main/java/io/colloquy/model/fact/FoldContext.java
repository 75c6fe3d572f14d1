package io.colloquy.model.fact;

import io.colloquy.model.calendar.AccountCalendars;
import io.colloquy.model.calendar.BusinessTime;
import java.util.function.Function;

/**
 * What the facts of a conversation depend on beside its events: the account's configuration as it is today.
 *
 * @param calendars the calendar of a conversation by its inbox at the opening, which may be null; gives null without one
 * @param serviceLevels what is promised where the opening does not say otherwise
 */
public record FoldContext(Function<String, ? extends BusinessTime> calendars, ServiceLevels serviceLevels) {

    /** Without calendars and promises. */
    public static final FoldContext NONE = new FoldContext(AccountCalendars.NONE);

    /** With these calendars, nothing promised. */
    public FoldContext(Function<String, ? extends BusinessTime> calendars) {
        this(calendars, ServiceLevels.NONE);
    }
}
