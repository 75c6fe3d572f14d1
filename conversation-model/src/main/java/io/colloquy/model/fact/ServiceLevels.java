package io.colloquy.model.fact;

import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.event.ConversationEvent.Opened;

/**
 * What is promised to customers (metrics 2.2, service levels).
 *
 * @param firstResponseSeconds null for no limit
 * @param resolutionSeconds null for no limit
 * @param inBusinessTime whether only the time inside the calendar counts
 */
public record ServiceLevels(Long firstResponseSeconds, Long resolutionSeconds, boolean inBusinessTime) {

    /** Nothing is promised. */
    public static final ServiceLevels NONE = new ServiceLevels(null, null, false);

    /** What the limits are measured by, in a conversation of that calendar; null if it would be a calendar and there is none. */
    BusinessTime clock(BusinessTime calendar) {
        return inBusinessTime ? calendar : BusinessTime.ALWAYS;
    }

    /** What holds for a conversation: each limit that its opening brings, else the account's; the clock is the account's. */
    ServiceLevels of(Opened opening) {
        if (opening == null || opening.sla() == null) {
            return this;
        }
        Opened.Sla own = opening.sla();
        return new ServiceLevels(
                own.firstResponseSeconds() == null ? firstResponseSeconds : own.firstResponseSeconds(),
                own.resolutionSeconds() == null ? resolutionSeconds : own.resolutionSeconds(),
                inBusinessTime);
    }
}
