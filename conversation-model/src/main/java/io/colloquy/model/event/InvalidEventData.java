package io.colloquy.model.event;

import java.util.List;
import java.util.stream.Collectors;

/** An event's data does not follow events 1.3; every violation found is named. */
public final class InvalidEventData extends Exception {

    private final transient List<Violation> violations;

    /** Of at least one violation, in the order of the fields. */
    public InvalidEventData(List<Violation> violations) {
        // Bad events are quarantined by the thousand: a stack trace says nothing about them and costs much.
        super(describe(violations), null, false, false);
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, field by field. */
    public List<Violation> violations() {
        return violations;
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
