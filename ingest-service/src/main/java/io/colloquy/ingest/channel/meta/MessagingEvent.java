package io.colloquy.ingest.channel.meta;

import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Untranslatable;
import java.time.Instant;

/**
 * Who is concerned by a messaging event, and when it happened.
 *
 * @param senderId whose doing it is: the customer or the account
 * @param nativeContactId the customer, as the channel knows them
 * @param isEcho whether the account's side wrote it
 * @param instant null if it is not told
 */
record MessagingEvent(
        ConnectionView connection, String senderId, String nativeContactId, boolean isEcho, Instant instant) {

    /**
     * Of an event of that entry: the account's id is the entry's, the other one is the customer. An event without a time
     * has that of its entry.
     */
    static MessagingEvent of(Part event, Part entry, ConnectionView connection) throws Untranslatable {
        String sender = event.text("sender", "id");
        String recipient = event.text("recipient", "id");
        boolean isEcho = event.at("message").isTrue("is_echo") || (sender != null && sender.equals(entry.text("id")));
        String contact = isEcho ? recipient : sender;
        if (contact == null) {
            throw new Untranslatable(Untranslatable.UNKNOWN_CONTACT, "does not tell the customer's id");
        }
        Instant time = EpochTime.of(event.at("timestamp").node());
        return new MessagingEvent(
                connection,
                sender,
                contact,
                isEcho,
                time == null ? EpochTime.of(entry.at("time").node()) : time);
    }

    String contactId() {
        return connection.channel().wire() + ":" + nativeContactId;
    }

    /** When it happened; refused if it is not told. */
    Instant time() throws Untranslatable {
        if (instant == null) {
            throw new Untranslatable(Untranslatable.MISSING_FIELD, "has no time in timestamp");
        }
        return instant;
    }
}
