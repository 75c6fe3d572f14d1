package io.colloquy.model.timeline;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells which message of a conversation an event is about. A report that leaves out the connection means the one on which
 * that message id is known, as long as there is just one.
 */
public final class MessageIdentities {

    private final Map<String, Set<String>> connectionsByMessage;

    private MessageIdentities(Map<String, Set<String>> connectionsByMessage) {
        this.connectionsByMessage = connectionsByMessage;
    }

    /** Of all events of a conversation. */
    public static MessageIdentities of(Collection<Event> events) {
        Map<String, Set<String>> connections = new HashMap<>();
        for (Event event : events) {
            if (event.data() instanceof MessageEvent.Content message && message.connectionId() != null) {
                connections
                        .computeIfAbsent(message.messageId(), id -> new HashSet<>(2))
                        .add(message.connectionId());
            }
        }
        return new MessageIdentities(connections);
    }

    /** The message that the event is, or is about. */
    public MessageIdentity identify(MessageEvent.OfMessage event) {
        Set<String> known = connectionsByMessage.getOrDefault(event.messageId(), Set.of());
        String connection = event.connectionId();
        if (known.isEmpty()) {
            connection = null;
        } else if (connection == null && known.size() == 1) {
            connection = known.iterator().next();
        }
        return new MessageIdentity(connection, event.messageId());
    }
}
