package io.colloquy.model.row;

import java.time.Instant;

/**
 * A topic on a conversation, from being added to being removed.
 *
 * @param removedAt null while it is applied
 */
public record TopicStretch(String topicId, Instant addedAt, Instant removedAt) implements ConversationRow {}
