package io.colloquy.report.conversation;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.timeline.MessageIdentities;
import io.colloquy.model.timeline.MessageIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of each message of a timeline, and when. Pure. */
final class MessageChanges {
    private final MessageIdentities identities;
    private final Map<MessageIdentity, List<MessageChange>> changes = new HashMap<>();
    private final List<Event> receipts = new ArrayList<>();

    MessageChanges(List<Event> events) {
        identities = MessageIdentities.of(events);
        for (Event event : events) {
            switch (event.data()) {
                case MessageEvent.Status report ->
                    add(report, change(event, report.status().wire(), report.error()));
                case MessageEvent.Edited edit -> add(edit, change(event, null, null));
                case MessageEvent.Deleted deletion -> add(deletion, change(event, null, null));
                case MessageEvent.StatusUpTo receipt -> receipts.add(event);
                default -> {
                    // Anything else changes no message; reactions stand in the history by themselves.
                }
            }
        }
    }

    /** The changes of the message that the event tells, in order. */
    List<MessageChange> of(Event event) {
        if (!(event.data() instanceof MessageEvent.Content message)) {
            return List.of();
        }
        List<MessageChange> found = new ArrayList<>(changes.getOrDefault(identities.identify(message), List.of()));
        if (message instanceof MessageEvent.Sent) {
            receipts.stream()
                    .filter(receipt -> isAbout((MessageEvent.StatusUpTo) receipt.data(), event, message))
                    .forEach(receipt -> {
                        MessageEvent.StatusUpTo report = (MessageEvent.StatusUpTo) receipt.data();
                        found.add(change(receipt, report.status().wire(), report.error()));
                    });
            found.sort(Comparator.comparing(MessageChange::at));
        }
        return List.copyOf(found);
    }

    /** The rule by which the model counts receipts by watermark: sent up to then, on that connection if both name one. */
    private static boolean isAbout(MessageEvent.StatusUpTo receipt, Event event, MessageEvent.Content message) {
        return !event.time().isAfter(receipt.upTo())
                && (receipt.connectionId() == null
                        || message.connectionId() == null
                        || receipt.connectionId().equals(message.connectionId()));
    }

    private void add(MessageEvent.OfMessage about, MessageChange change) {
        changes.computeIfAbsent(identities.identify(about), message -> new ArrayList<>())
                .add(change);
    }

    private static MessageChange change(Event event, String status, String error) {
        return new MessageChange(event.time(), event.type().wire(), status, error);
    }
}
