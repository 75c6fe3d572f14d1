package io.colloquy.model.fact;

/** Where a fact's value comes from. */
public enum FactOrigin {
    /** Worked out from the conversation's own events and stored. */
    LOG,
    /** Resolved on reading, from reference data as it is today or from the contact's other conversations. */
    TODAY
}
