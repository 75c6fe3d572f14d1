package io.colloquy.model.activity;

import io.colloquy.model.activity.Stretches.Stretch;
import io.colloquy.model.row.HeldChat;

/**
 * A chat that an agent held.
 *
 * @param campaignId the conversation's; null without one
 * @param entrypointType button or auto_invite, by what the conversation was opened; null when not told
 */
public record Chat(String conversationId, String campaignId, String entrypointType, HeldChat held) {

    long from() {
        return held.receivedAt().toEpochMilli();
    }

    /** {@link Stretches#OPEN} while it is held. */
    long to() {
        return held.endedAt() == null ? Stretches.OPEN : held.endedAt().toEpochMilli();
    }

    Stretch stretch() {
        return new Stretch(from(), to());
    }

    /** From the receiving to the agent's first human message in it, or its end (metrics 2.4, first_response_duration). */
    Stretch awaitingFirstMessage() {
        return held.firstMessageAt() == null
                ? stretch()
                : new Stretch(from(), held.firstMessageAt().toEpochMilli());
    }

    /** Whether no visitor message came in it; not known, and so false, while one still may. */
    boolean isIgnored() {
        return held.endedAt() != null && !held.visitorWrote();
    }

    /** Whether the agent wrote nothing in it; not known, and so false, while the agent still may. */
    boolean isAbandoned() {
        return held.endedAt() != null && held.firstMessageAt() == null;
    }
}
