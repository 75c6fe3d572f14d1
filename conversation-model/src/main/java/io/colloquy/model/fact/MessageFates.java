package io.colloquy.model.fact;

import io.colloquy.model.event.Event;
import io.colloquy.model.event.MessageEvent;
import io.colloquy.model.event.MessageStatus;
import io.colloquy.model.timeline.MessageIdentities;
import io.colloquy.model.timeline.MessageIdentity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What became of each message after it was sent: how far it got, its last text, its deletion (events 1.3). */
final class MessageFates {

    private final MessageIdentities identities;
    private final Map<MessageIdentity, Fate> fates = new HashMap<>();

    /** Of the events of a conversation in order. */
    MessageFates(Collection<Event> events) {
        identities = MessageIdentities.of(events);
        for (Event event : events) {
            if (event.data() instanceof MessageEvent.OfMessage about && !(about instanceof MessageEvent.Content)) {
                fates.computeIfAbsent(identities.identify(about), identity -> new Fate())
                        .add(about);
            }
        }
    }

    Fate of(MessageEvent.Content message) {
        return fates.getOrDefault(identities.identify(message), Fate.NONE);
    }

    /** The fate of one message. */
    static final class Fate {

        static final Fate NONE = new Fate();

        private MessageStatus status;
        private String editedText;
        private boolean edited;
        private boolean deleted;

        private void add(MessageEvent.OfMessage about) {
            switch (about) {
                case MessageEvent.Status report -> status = MessageStatus.furthest(status, report.status());
                case MessageEvent.Edited edit -> {
                    edited = true;
                    editedText = edit.text() == null ? editedText : edit.text();
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
    }
}
