package io.colloquy.ingest.thread;

import io.colloquy.ingest.event.ValidEvent;

/** All that is said between a contact and a connection: conversations, and messages that belong to none. */
record ContactThread(String connectionId, String contactId) {

    /** That of an event which carries its contact. */
    static ContactThread of(ValidEvent event) {
        return new ContactThread(event.contact().connectionId(), event.contact().contactId());
    }

    /** The subject of what belongs to no conversation. */
    String subject() {
        return connectionId + "/" + contactId;
    }
}
