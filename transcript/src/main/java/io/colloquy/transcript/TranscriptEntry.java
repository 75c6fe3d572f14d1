package io.colloquy.transcript;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One entry of a transcript. */
public sealed interface TranscriptEntry {

    /** When it happened. */
    Instant at();

    /** Who did it; null when not told. */
    Speaker by();

    /**
     * Who says or does something.
     *
     * @param type agent, bot, customer, workflow, system …
     * @param id null when not told
     * @param name null while none is known
     */
    record Speaker(String type, String id, String name) {}

    /** A file that was sent; components that are not known are null, and {@code url} may be a channel's id of it. */
    record SentFile(String name, String contentType, String url, Long bytes) {}

    /**
     * Something that was said.
     *
     * @param text as it is by now; null without one
     * @param template name of the approved template that it was made from; null without one
     * @param status the furthest report of it; null without one
     * @param editedAt when its text was last replaced; null if never
     * @param deletedAt when it was deleted; null if it was not
     * @param earlier whether it was said before the conversation and opened none
     */
    record Said(
            Instant at,
            Speaker by,
            String channel,
            String text,
            String template,
            List<SentFile> files,
            String status,
            Instant editedAt,
            Instant deletedAt,
            boolean earlier)
            implements TranscriptEntry {

        public Said {
            files = List.copyOf(files);
        }
    }

    /**
     * Something else that happened.
     *
     * @param type the event's type, as {@code conversation.assigned}
     * @param details what the event says, by field, with names beside ids
     */
    record Happened(Instant at, Speaker by, String type, Map<String, Object> details) implements TranscriptEntry {}
}
