package io.colloquy.ingest.channel.email;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Translation;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.MessageStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Collects what a request about mail came to: every event once, and none later than its receipt. */
public final class MailParts {

    private final Instant receivedAt;
    private final Findings findings = new Findings();
    private final Set<String> ids = new HashSet<>();

    /** For a request that was received then: nothing that it tells happened later. */
    public MailParts(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    /** Adds a part that is none of the log. */
    public void refuse(String path, String code, String detail) {
        findings.refuse(path, code, detail);
    }

    /** Adds an event; a repeated one, such as the second opening of a mail by one reader, says nothing new. */
    void add(ChannelEvent event) {
        if (ids.add(event.id())) {
            findings.add(event);
        } else {
            findings.ignore();
        }
    }

    /**
     * Adds what became of a message that was sent; refused if it does not say of which, or to whom.
     *
     * @param messageId null if it does not say
     * @param recipient null if it does not say
     * @param time as the provider says; null if it does not, then it is the time of receipt
     * @param error why it failed; null if it did not, or for no known reason
     */
    public void addStatus(
            String path, String messageId, MailAddress recipient, MessageStatus status, Instant time, String error) {
        if (messageId == null || recipient == null) {
            String missing = messageId == null ? "the message's id" : "the recipient's address";
            refuse(path, "missing_field", "a status that does not name " + missing);
            return;
        }
        String word = status.name().toLowerCase(Locale.ROOT);
        ObjectNode data = ChannelJson.object();
        data.put("messageId", messageId);
        data.put("status", word);
        if (error != null && !error.isBlank()) {
            data.put("error", MailText.clean(error).strip());
        }
        // One message may go to many: each of them opens it, and each but once.
        String id = MessageIds.bounded(messageId + "/" + word + "/" + recipient.address());
        add(new ChannelEvent(id, EventType.MESSAGE_STATUS, notLater(time), recipient.contactId(), data, null));
    }

    /** That time, or that of the receipt if it is null or later: senders' clocks are often ahead. */
    Instant notLater(Instant time) {
        return time == null || time.isAfter(receivedAt) ? receivedAt : time;
    }

    /** All that was added. */
    public Translation translation() {
        return findings.translation();
    }
}
