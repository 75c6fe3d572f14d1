package io.colloquy.platform.selection;

import io.colloquy.model.event.Violation;
import java.util.List;

/** A request for what can't be selected; its answer is a 400 that names the fields. */
public final class InvalidSelection extends IllegalArgumentException {
    private final transient List<Violation> violations;

    InvalidSelection(List<Violation> violations) {
        super(violations.toString());
        this.violations = violations;
    }

    /** What is wrong, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
