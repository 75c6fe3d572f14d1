package io.colloquy.local;

/** Something that the user can understand and mostly mend: its message is shown alone, without a stack trace. */
public class PlainFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlainFailure(String message) {
        super(message);
    }

    public PlainFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
