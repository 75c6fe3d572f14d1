package io.colloquy.report.aggregate;

import java.util.List;

/**
 * Which facts of an account are written (ADR 11).
 *
 * @param served the generation that everybody reads
 * @param rebuilding the one that a rebuild writes beside it; null without a rebuild
 */
record Generations(short served, Short rebuilding) {

    /** What a fold of new events is written to: whatever is served, and whatever will be. */
    List<Short> live() {
        return rebuilding == null ? List.of(served) : List.of(served, rebuilding);
    }

    /** What a step of a rebuild is written to; nothing if that rebuild is over. */
    List<Short> rebuilt(short generation) {
        return rebuilding != null && rebuilding == generation ? List.of(generation) : List.of();
    }
}
