package io.colloquy.ingest.inbox;

import io.colloquy.ingest.quarantine.ReplayOutcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of replaying something in quarantine.
 *
 * @param code why it still is in quarantine; null if it is not
 * @param detail what to correct; null with code
 */
@Schema(description = "What came of replaying something in quarantine")
record QuarantineReplay(
        String id,

        @Schema(
                description = "accepted: in the log now; duplicate: the log had it; ignored: says nothing for the log; "
                        + "quarantined: still no event",
                examples = "accepted")
        String outcome,

        @Schema(description = "Why it still is in quarantine; null if it is not", nullable = true)
        String code,

        @Schema(description = "What to correct; null if it is not in quarantine", nullable = true)
        String detail) {

    static QuarantineReplay released(long id, String outcome) {
        return new QuarantineReplay(Long.toString(id), outcome, null, null);
    }

    static QuarantineReplay still(long id, String code, String detail) {
        return new QuarantineReplay(Long.toString(id), ReplayOutcome.QUARANTINED.wire(), code, detail);
    }
}
