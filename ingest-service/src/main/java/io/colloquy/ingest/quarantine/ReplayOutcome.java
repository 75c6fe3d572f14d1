package io.colloquy.ingest.quarantine;

import io.colloquy.model.event.WireName;

/** What became of something in quarantine when it was replayed. */
public enum ReplayOutcome implements WireName {
    /** It is in the log now. */
    ACCEPTED,
    /** The log had it already. */
    DUPLICATE,
    /** It says nothing for the log. */
    IGNORED,
    /** It still is no event. */
    QUARANTINED
}
