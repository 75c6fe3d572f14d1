package io.colloquy.ingest.thread;

import io.colloquy.ingest.connection.ThreadSettings;
import io.colloquy.ingest.event.ValidEvent;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.OpeningSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the events of a thread belong.
 *
 * @param events each with its subject
 * @param openings what is opened by them
 * @param messages by the channel's message id, where each message among them is
 */
record Placement(List<ValidEvent> events, List<OpeningEvent> openings, Map<String, Place> messages) {

    /** Where an event or a message is: in that conversation, or in none (null). */
    record Place(String conversationId) {
        static final Place NONE = new Place(null);
    }

    /**
     * A message that opens a conversation, or would have if it had come in time.
     *
     * @param messageId the channel's id of the message, or the session's id of a call
     * @param inactivity after how long without a message the conversation ends
     */
    record Opening(
            String conversationId,
            ValidEvent message,
            String messageId,
            Channel channel,
            OpeningSource source,
            Duration inactivity,
            ThreadSettings settings) {}
}
