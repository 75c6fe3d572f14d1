package io.colloquy.report.aggregate;

/** The definitions that facts are worked out by. */
final class Definitions {
    /** To be raised whenever a rule of the fold changes: facts of another version are worked out again. */
    static final int VERSION = 1;

    private Definitions() {}
}
