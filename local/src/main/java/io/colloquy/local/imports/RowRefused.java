package io.colloquy.local.imports;

/** A row cannot be made an event of. */
final class RowRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason the same for all rows of the same fault, to count them by
     * @param detail what it is in this row
     */
    RowRefused(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
