package io.colloquy.ingest.event;

import io.colloquy.model.event.Violation;
import java.util.List;

/** What was sent is no event of the log: why, in a stable code, and field by field. */
final class InvalidEvent extends Exception {
    private final String code;
    private final transient List<Violation> violations;

    InvalidEvent(String code, List<Violation> violations) {
        // Bad events come by the thousand: a stack trace says nothing about them and costs much.
        super(code, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    InvalidEvent(String code, String field, String message) {
        this(code, List.of(new Violation(field, message)));
    }

    String code() {
        return code;
    }

    /** At least one. */
    List<Violation> violations() {
        return violations;
    }
}
