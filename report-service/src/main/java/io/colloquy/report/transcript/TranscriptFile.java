package io.colloquy.report.transcript;

import io.colloquy.report.conversation.Actor;
import io.colloquy.report.conversation.HistoryEntry;
import io.colloquy.report.conversation.Message;
import io.colloquy.report.conversation.MessageChange;
import io.colloquy.transcript.TranscriptEntry;
import io.colloquy.transcript.TranscriptEntry.Happened;
import io.colloquy.transcript.TranscriptEntry.Said;
import io.colloquy.transcript.TranscriptEntry.SentFile;
import io.colloquy.transcript.TranscriptEntry.Speaker;
import io.colloquy.transcript.TranscriptHead;
import io.colloquy.transcript.TranscriptWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A transcript as a file: it goes out entry by entry. */
record TranscriptFile(Transcript transcript, TranscriptFormat format) {
    private static final String EDITED = "message.edited";
    private static final String DELETED = "message.deleted";

    /** RFC 6266: a plain name for old clients, and the whole one encoded. */
    String contentDisposition() {
        String name = "conversation-" + transcript.conversationId().replace('/', '-') + format.ending();
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(name.replaceAll("[^A-Za-z0-9._-]", "_"), encoded);
    }

    /** Writes it; the stream stays open. */
    void write(OutputStream out) throws IOException {
        try (TranscriptWriter writer = format.open(out, head())) {
            for (HistoryEntry entry : transcript.earlier()) {
                writer.write(entry(entry, true));
            }
            for (HistoryEntry entry : transcript.history()) {
                writer.write(entry(entry, false));
            }
        }
    }

    private TranscriptHead head() {
        var contact = transcript.contact();
        return new TranscriptHead(
                transcript.conversationId(),
                new TranscriptHead.Customer(contact.id(), contact.name(), contact.email(), contact.phone()),
                transcript.channel(),
                transcript.status(),
                transcript.openedAt(),
                transcript.closedAt(),
                transcript.duration().totalSeconds(),
                transcript.interactions(),
                ZoneId.of(transcript.timezone()));
    }

    private static TranscriptEntry entry(HistoryEntry entry, boolean earlier) {
        Message message = entry.message();
        if (message == null) {
            return new Happened(entry.at(), speaker(entry.by()), entry.type(), entry.details());
        }
        return new Said(
                entry.at(),
                speaker(entry.by()),
                message.channel(),
                message.text(),
                message.template() == null ? null : message.template().name(),
                message.attachments().stream()
                        .map(file -> new SentFile(file.name(), file.contentType(), file.url(), file.bytes()))
                        .toList(),
                message.status(),
                last(message.changes(), EDITED),
                last(message.changes(), DELETED),
                earlier);
    }

    private static Speaker speaker(Actor actor) {
        return actor == null ? null : new Speaker(actor.type(), actor.id(), actor.name());
    }

    private static Instant last(List<MessageChange> changes, String type) {
        return changes.stream()
                .filter(change -> change.type().equals(type))
                .map(MessageChange::at)
                .reduce((one, other) -> other)
                .orElse(null);
    }
}
