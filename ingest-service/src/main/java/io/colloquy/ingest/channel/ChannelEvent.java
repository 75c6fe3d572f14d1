package io.colloquy.ingest.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Objects;

/**
 * What one part of a request says, before its conversation is known. Becomes an event with the source
 * {@code /connections/<connection id>}, and is validated like every event.
 *
 * @param id made of the channel's own ids alone, the same at every redelivery: a second one is a duplicate
 * @param type one of the {@code message.…} types, {@code bot.handover}, or {@code contact.updated}; of a phone call also
 *     {@code session.started}, {@code session.ended} and {@code conversation.accepted}
 * @param time when it happened, as the channel says
 * @param contactId the customer: {@code <channel>:<the channel's own id of the customer>}
 * @param data the fields of the type (events 1.3); {@code connectionId}, and where the type has them {@code channel} and
 *     {@code contactId}, are filled in later
 * @param opening fields for the {@code conversation.opened} that this message makes if it opens a conversation, such as
 *     {@code source} and {@code ad} of a click-to-chat referral; null if it says nothing beyond the message itself
 */
public record ChannelEvent(
        String id, EventType type, Instant time, String contactId, ObjectNode data, ObjectNode opening) {

    public ChannelEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(data, "data");
    }
}
