package io.colloquy.export.transcript;

/** So many transcripts could not be made that the file would be of no use. */
public final class TooManyMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int most;

    TooManyMissing(int most, MissingTranscript last) {
        super("more than %d transcripts are missing, the last is that of %s: %s"
                .formatted(most, last.conversationId(), last.reason()));
        this.most = most;
    }

    /** How many may be missing. */
    public int most() {
        return most;
    }
}
