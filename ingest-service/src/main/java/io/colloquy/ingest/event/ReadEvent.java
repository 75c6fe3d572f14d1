package io.colloquy.ingest.event;

import io.colloquy.ingest.quarantine.RejectedEvent;

/** One event as it was read: fit for the log, or for quarantine. */
public sealed interface ReadEvent {
    record Valid(ValidEvent event) implements ReadEvent {}

    record Rejected(RejectedEvent event) implements ReadEvent {}
}
