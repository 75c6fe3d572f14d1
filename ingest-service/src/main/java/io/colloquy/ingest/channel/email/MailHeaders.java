package io.colloquy.ingest.channel.email;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A mail's headers, by name in whatever case, in the order in which they stand. */
public final class MailHeaders {

    private static final Set<String> MACHINES = Set.of("bulk", "junk", "auto_reply");

    private final Map<String, List<String>> values = new HashMap<>();

    /** Adds one below those of its name. */
    public void add(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1))
                .add(value);
    }

    /** The first header of that name, as it stands there; null if there is none. */
    public String raw(String name) {
        List<String> all = values.get(name.toLowerCase(Locale.ROOT));
        return all == null ? null : all.get(0);
    }

    /** The first header of that name, its encoded words read; null if there is none. */
    public String text(String name) {
        return MailText.header(raw(name));
    }

    /** Whether there is none at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Adds those of the others whose names are missing here. */
    public void addMissing(MailHeaders others) {
        others.values.forEach(values::putIfAbsent);
    }

    /** The message's own id; null if it has none. */
    public String messageId() {
        return MessageIds.first(raw("Message-ID"));
    }

    /** The id of the message that it answers; null if it answers none. */
    public String inReplyTo() {
        String answered = MessageIds.first(raw("In-Reply-To"));
        return answered != null ? answered : MessageIds.last(raw("References"));
    }

    /** When the last server on its way took it, the provider's own, which is the topmost to say so; null if it does not. */
    public Instant received() {
        return MailDate.ofReceived(raw("Received"));
    }

    /** When the sender's program says that it was written; null if it does not. */
    public Instant date() {
        return MailDate.parse(raw("Date"));
    }

    /** Whether a machine wrote it: a vacation reply, a newsletter (RFC 3834 and what came before it). */
    public boolean isAutoSubmitted() {
        String submitted = raw("Auto-Submitted");
        String precedence = raw("Precedence");
        return (submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                || (precedence != null && MACHINES.contains(precedence.strip().toLowerCase(Locale.ROOT)))
                || raw("X-Autoreply") != null
                || raw("X-Autorespond") != null;
    }

    /** Whether it reports what became of another mail (RFC 3462): a bounce. */
    public boolean isReport() {
        String contentType = raw("Content-Type");
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }
}
