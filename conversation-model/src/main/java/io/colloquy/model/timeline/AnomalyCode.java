package io.colloquy.model.timeline;

import io.colloquy.model.event.WireName;

/** The kinds of anomaly that are listed. */
public enum AnomalyCode implements WireName {
    /** A second {@code conversation.opened}. */
    SECOND_OPENING,
    /** A close of a closed conversation. */
    CLOSE_OF_CLOSED,
    /** A reopening of an open conversation. */
    REOPEN_OF_OPEN,
    /** Anything after the conversation was merged away. */
    AFTER_MERGE,
    /** A merge of a conversation into itself. */
    MERGE_CYCLE,
    /** A duration whose end lies before its start. */
    NEGATIVE_DURATION
}
