package io.colloquy.model.calendar;

import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * When the clocks of a zone show a local time that may exist once, twice or not at all: a frame is open from the first
 * moment at which they show its beginning or later until the last at which they showed a time before its end. All results
 * are epoch seconds: the bounds of frames and the changes of clocks fall on whole seconds.
 */
record ZoneClock(ZoneRules rules) {

    /** The first moment at which they show that time or a later one. */
    long opening(LocalDateTime time) {
        ZoneOffsetTransition change = rules.getTransition(time);
        if (change == null) {
            return time.toEpochSecond(rules.getOffset(time));
        }
        return change.isGap() ? change.toEpochSecond() : time.toEpochSecond(change.getOffsetBefore());
    }

    /** The end of the last moment at which they showed a time before that one. */
    long closing(LocalDateTime time) {
        ZoneOffsetTransition change = rules.getTransition(time);
        // Clocks that are set back to that very time never show an earlier one again.
        boolean shownOnce = change == null || change.isGap() || time.equals(change.getDateTimeAfter());
        return shownOnce ? opening(time) : time.toEpochSecond(change.getOffsetAfter());
    }
}
