package io.colloquy.ingest.inbox;

/** More requests wait to be stored than may. */
final class InboxFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxFull() {
        super("too many requests wait to be stored", null, false, false);
    }
}
