package io.colloquy.ingest.thread;

import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.ingest.thread.Placement.Opening;
import io.colloquy.model.event.Event;
import io.colloquy.model.event.EventData;

/**
 * An opening, for the log.
 *
 * @param opening what it was made of
 * @param data its data as the model reads it
 */
record OpeningEvent(Opening opening, ValidEvent event, EventData data) {

    /** As the model sees it; when it was received does not matter here. */
    Event toModel() {
        return new Event(
                event.source(),
                event.id(),
                event.type(),
                event.time(),
                event.subject(),
                null,
                null,
                event.time(),
                data);
    }
}
