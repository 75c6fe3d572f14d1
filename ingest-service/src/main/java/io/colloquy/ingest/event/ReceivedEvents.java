package io.colloquy.ingest.event;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Events that were received earlier than they are stored: parts of a raw request, or of quarantine.
 *
 * @param receivedAt the first time of receipt, which the log, the books and the watermark go by
 */
public record ReceivedEvents(OffsetDateTime receivedAt, List<ValidEvent> events) {
    public ReceivedEvents {
        events = List.copyOf(events);
    }
}
