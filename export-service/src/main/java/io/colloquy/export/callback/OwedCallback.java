package io.colloquy.export.callback;

import java.util.UUID;

/**
 * A callback that this replica sends now.
 *
 * @param attempt 1 for the first
 */
record OwedCallback(String accountId, UUID jobId, String owner, int attempt, String url, CallbackMessage message) {
    /** The same in every attempt, so that a receiver knows a repetition. */
    String webhookId() {
        return "export-" + jobId;
    }
}
