package io.colloquy.export.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a zip holds of a conversation: its PDF, or a note that says why there is none. */
record Transcript(String entry, byte[] content, Optional<MissingTranscript> missing) {
    private static final String PDF = ".pdf";
    private static final String NOTE = ".missing.txt";

    static Transcript of(String conversationId, byte[] pdf) {
        return new Transcript(EntryName.of(conversationId) + PDF, pdf, Optional.empty());
    }

    static Transcript missing(String conversationId, String reason) {
        String entry = EntryName.of(conversationId) + NOTE;
        String note = "The transcript of the conversation %s is missing: %s\n".formatted(conversationId, reason);
        return new Transcript(
                entry,
                note.getBytes(StandardCharsets.UTF_8),
                Optional.of(new MissingTranscript(conversationId, entry, reason)));
    }
}
