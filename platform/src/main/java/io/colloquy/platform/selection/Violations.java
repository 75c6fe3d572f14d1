package io.colloquy.platform.selection;

import io.colloquy.model.event.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that one answer names every bad field (API contract 05, Errors). */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** Notes that {@code field} is bad; {@code message} says what is expected there. */
    public void add(String field, String message) {
        found.add(new Violation(field, message));
    }

    /** What was found, in the order of finding. */
    public List<Violation> list() {
        return List.copyOf(found);
    }

    /**
     * Ends the reading of a request.
     *
     * @throws InvalidSelection if anything was found
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSelection(list());
        }
    }
}
