package io.colloquy.export.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The life of an export (exports 4.1). The database is asked for a step only from the states that {@link #before} names,
 * so this table is the one place that allows or refuses.
 */
public enum ExportState {
    /** Waits for its turn, or for the facts to be complete. */
    QUEUED,
    /** A worker writes the file. */
    RUNNING,
    /** The file is there. */
    SUCCEEDED,
    /** Given up; the job says why. */
    FAILED,
    /** Given up because somebody asked for it. */
    CANCELLED,
    /** The file is gone: its time was up, or somebody deleted it. */
    EXPIRED;

    /** A running job goes back to the queue when its worker stops or its attempt fails. */
    private static final Map<ExportState, Set<ExportState>> STEPS = Map.of(
            QUEUED, Set.of(RUNNING, CANCELLED),
            RUNNING, Set.of(QUEUED, SUCCEEDED, FAILED, CANCELLED),
            SUCCEEDED, Set.of(EXPIRED),
            FAILED, Set.of(),
            CANCELLED, Set.of(),
            EXPIRED, Set.of());

    /** Whether work is still to come. */
    public boolean isLive() {
        return this == QUEUED || this == RUNNING;
    }

    /** Whether {@code next} may follow. A state never follows itself. */
    public boolean allows(ExportState next) {
        return STEPS.get(this).contains(next);
    }

    /**
     * Takes the step.
     *
     * @return {@code next}
     * @throws IllegalStateException if it may not follow
     */
    public ExportState to(ExportState next) {
        if (!allows(next)) {
            throw new IllegalStateException("an export never goes from " + wire() + " to " + next.wire());
        }
        return next;
    }

    /** The name in JSON and in the database: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; empty for an unknown one. */
    public static Optional<ExportState> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }

    /** The names of the states from which {@code next} may be reached, for the guard of an update. */
    static String[] before(ExportState next) {
        return Arrays.stream(values())
                .filter(state -> state.allows(next))
                .map(ExportState::wire)
                .toArray(String[]::new);
    }
}
