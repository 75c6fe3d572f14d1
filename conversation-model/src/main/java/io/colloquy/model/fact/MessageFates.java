package io.colloquy.model.fact;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.MessageStatus;
import io.colloquy.model.timeline.MessageIdentities;
import io.colloquy.model.timeline.MessageIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What became of each message after it was sent: how far it got, its last text, its deletion (events 1.3). */
final class MessageFates {

    private final MessageIdentities identities;
    private final Map<MessageIdentity, Fate> fates = new HashMap<>();
    private final Map<Reach, Instant> receipts = new HashMap<>(0);

    /** What a receipt by watermark says of all that was sent up to some instant; of several the latest instant counts. */
    private record Reach(String connectionId, MessageStatus status) {

        /** A receipt that names no connection, or for a message that names none, can only mean this one. */
        boolean isAbout(MessageEvent.Content message) {
            return connectionId == null
                    || message.connectionId() == null
                    || connectionId.equals(message.connectionId());
        }
    }

    /** Of the events of a conversation in order. */
    MessageFates(Collection<Event> events) {
        identities = MessageIdentities.of(events);
        for (Event event : events) {
            if (event.data() instanceof MessageEvent.OfMessage about && !(about instanceof MessageEvent.Content)) {
                fates.computeIfAbsent(identities.identify(about), identity -> new Fate())
                        .add(event, about);
            }
            if (event.data() instanceof MessageEvent.StatusUpTo receipt) {
                receipts.merge(
                        new Reach(receipt.connectionId(), receipt.status()),
                        receipt.upTo(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    /** Which message that is, among those of the conversation. */
    MessageIdentity identify(MessageEvent.OfMessage event) {
        return identities.identify(event);
    }

    /** The fate of that message, which the event tells. */
    Fate of(Event event, MessageEvent.Content message) {
        Fate fate = fates.getOrDefault(identities.identify(message), Fate.NONE);
        if (!(message instanceof MessageEvent.Sent)) {
            return fate;
        }
        MessageStatus furthest = fate.status();
        for (Map.Entry<Reach, Instant> receipt : receipts.entrySet()) {
            if (!event.time().isAfter(receipt.getValue()) && receipt.getKey().isAbout(message)) {
                furthest = MessageStatus.furthest(furthest, receipt.getKey().status());
            }
        }
        return fate.with(furthest);
    }

    /** The fate of one message. */
    static final class Fate {

        static final Fate NONE = new Fate();

        private MessageStatus status;
        private String editedText;
        private Event textEdit;
        private boolean editedToText;
        private boolean edited;
        private boolean deleted;

        private void add(Event event, MessageEvent.OfMessage about) {
            switch (about) {
                case MessageEvent.Status report -> status = MessageStatus.furthest(status, report.status());
                case MessageEvent.Edited edit -> {
                    edited = true;
                    if (edit.text() != null) {
                        editedText = edit.text();
                        textEdit = event;
                        editedToText |= !edit.text().isEmpty();
                    }
                }
                case MessageEvent.Deleted d -> deleted = true;
                case MessageEvent.Reacted r -> {
                    // A reaction leaves the message as it is.
                }
                case MessageEvent.Content c -> {
                    // A message is not its own fate.
                }
            }
        }

        private Fate with(MessageStatus other) {
            if (other == status) {
                return this;
            }
            Fate fate = new Fate();
            fate.status = other;
            fate.editedText = editedText;
            fate.textEdit = textEdit;
            fate.editedToText = editedToText;
            fate.edited = edited;
            fate.deleted = deleted;
            return fate;
        }

        MessageStatus status() {
            return status;
        }

        boolean isEdited() {
            return edited;
        }

        boolean isDeleted() {
            return deleted;
        }

        /** The text that the message has by now. */
        String text(String original) {
            if (deleted) {
                return "";
            }
            return editedText == null ? original : editedText;
        }

        /** The edit that gave it the text that counts; null if none did. */
        Event textEdit() {
            return textEdit;
        }

        /** Whether it had a text at any time. */
        boolean everHadText(String original) {
            return editedToText || (original != null && !original.isEmpty());
        }
    }
}
