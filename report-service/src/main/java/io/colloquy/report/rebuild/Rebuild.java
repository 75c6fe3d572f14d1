package io.colloquy.report.rebuild;

import java.time.OffsetDateTime;

/**
 * A rebuild that is going on.
 *
 * @param generation of the facts that it writes
 * @param stage what is queued now; null when everything is
 * @param last up to where of that stage; empty at its beginning
 * @param queued subjects queued so far
 */
record Rebuild(
        String accountId, short generation, OffsetDateTime startedAt, RebuildStage stage, String last, long queued) {

    boolean isQueued() {
        return stage == null;
    }
}
