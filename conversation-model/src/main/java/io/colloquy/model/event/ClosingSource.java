package io.colloquy.model.event;

/** What closed a conversation: {@code source} of {@code conversation.closed} (events 1.3). */
public enum ClosingSource implements WireName {
    USER,
    BOT,
    WORKFLOW,
    API,
    ZAPIER,
    MAKE,
    BLOCKED,
    INACTIVITY,
    CONTACT_MERGED,
    CONTACT_DELETED;

    /**
     * Whether this counts as a close. Merging or deleting the contact sets the status and clears the wait, and leaves
     * every close time, closed fact and count as it was (metrics 2.1).
     */
    public boolean countsAsClose() {
        return this != CONTACT_MERGED && this != CONTACT_DELETED;
    }
}
