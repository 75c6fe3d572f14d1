package io.colloquy.report.aggregate;

import io.colloquy.model.timeline.Anomaly;
import io.colloquy.report.log.StoredEvents;

/**
 * An anomaly as stored.
 *
 * @param code the wire name of the model's codes, or one of this worker's own
 * @param source with {@code eventId} the event to blame; null for the conversation as a whole
 */
public record FoundAnomaly(String code, String source, String eventId, String detail) {
    /** An event of the log that this version of the service can't read; the others are folded without it. */
    public static final String EVENT_UNREADABLE = "event_unreadable";

    /** The facts could not be worked out or written; those of an earlier fold, if any, are still there. */
    public static final String FOLD_FAILED = "fold_failed";

    static FoundAnomaly of(StoredEvents.Unreadable event) {
        return new FoundAnomaly(EVENT_UNREADABLE, event.source(), event.eventId(), event.reason());
    }

    static FoundAnomaly of(Anomaly anomaly) {
        return new FoundAnomaly(anomaly.code().wire(), anomaly.eventSource(), anomaly.eventId(), anomaly.detail());
    }
}
