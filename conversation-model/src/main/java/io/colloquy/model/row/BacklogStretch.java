package io.colloquy.model.row;

import java.time.Instant;

/**
 * A stretch of time in which the conversation was part of the backlog (metrics 2.5); what begins and ends in one instant is
 * none.
 *
 * @param startedAt the first instant of it
 * @param endedAt the first instant after it; null while it lasts
 */
public record BacklogStretch(Kind kind, Instant startedAt, Instant endedAt) implements ConversationRow {

    /** What waits in a backlog. */
    public enum Kind {
        /** Neither closed nor merged. */
        OPEN,
        /** Open, and nobody has it by assignment or acceptance. */
        UNASSIGNED,
        /** The customer waits for an answer, be the conversation open or closed (metrics 2.1). */
        WAITING,
        /** Open, the customer wrote, and no human has ever answered. */
        NEVER_ANSWERED
    }
}
