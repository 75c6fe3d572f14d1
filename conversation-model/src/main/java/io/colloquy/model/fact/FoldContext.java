package io.colloquy.model.fact;

import io.colloquy.model.calendar.BusinessTime;
import java.util.function.Function;

/**
 * What the facts of a conversation depend on beside its events: the account's configuration as it is today.
 *
 * @param calendars the calendar of a conversation by its inbox at the opening, which may be null; gives null without one
 */
public record FoldContext(Function<String, BusinessTime> calendars) {

    /** Without calendars. */
    public static final FoldContext NONE = new FoldContext(inbox -> null);
}
