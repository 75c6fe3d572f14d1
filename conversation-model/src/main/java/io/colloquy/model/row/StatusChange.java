package io.colloquy.model.row;

import java.time.Duration;
import java.time.Instant;

/**
 * An opening, a close, a reopening or a change of the status (metrics 2.2, status changes).
 *
 * @param from the status before; null for the opening
 * @param byType who did it; null when not told
 * @param agentId the agent who did it; null when it was none, and for a close by blocking the contact
 * @param teamId of a close; null when not told
 * @param source of the opening or close, its wire name; null for other changes
 * @param category of a close; null when not told
 * @param firstResponseChange whether it is the first change by an agent after the first inbound
 * @param untilByPublication the change's time - the publication time of the earliest inbound not yet followed by an agent's
 *     change; null without one
 * @param untilByCollection the same inbound by its collection time; null without one, and out of order
 * @param slaSeconds the limit that holds for it: first response on the first-response change, resolution on a close; else null
 * @param slaMet null without a limit, or without a time to compare
 * @param slaOverrun how far past the limit; null unless it was missed
 */
public record StatusChange(
        Instant at,
        Kind kind,
        String from,
        String to,
        String byType,
        String agentId,
        String teamId,
        String source,
        String category,
        boolean firstResponseChange,
        Duration untilByPublication,
        Duration untilByPublicationBusiness,
        Duration untilByCollection,
        Duration untilByCollectionBusiness,
        Long slaSeconds,
        Boolean slaMet,
        Duration slaOverrun)
        implements ConversationRow {

    /** What it is. */
    public enum Kind {
        OPENED,
        CHANGED,
        CLOSED,
        REOPENED
    }
}
