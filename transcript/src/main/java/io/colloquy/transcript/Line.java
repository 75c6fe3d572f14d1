package io.colloquy.transcript;

/**
 * A piece of a transcript as it is shown; its text may hold line breaks.
 *
 * @param link where it leads; null for text
 */
public record Line(Style style, String text, String link) {

    /** How a line looks. */
    public enum Style {
        /** What the whole is. */
        TITLE,
        /** A line of the head. */
        FIELD,
        /** Who says something, and when. */
        SPEAKER,
        /** What was said. */
        TEXT,
        /** A file that was sent. */
        FILE,
        /** What is to be known of a message beside its text. */
        DETAIL,
        /** Something else that happened. */
        EVENT
    }

    static Line of(Style style, String text) {
        return new Line(style, text, null);
    }
}
