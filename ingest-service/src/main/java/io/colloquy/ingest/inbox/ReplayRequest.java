package io.colloquy.ingest.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which of a connection's raw requests to translate again: one, those received in a span, or all.
 *
 * @param requestId null for no particular one; then no bounds
 * @param from received at this instant with offset or date or after it; null for no bound
 * @param to received before this instant or date; null for no bound
 */
@Schema(description = "Which of a connection's requests to translate again: one, those received in a span, or all")
record ReplayRequest(
        @Schema(description = "This one alone; goes without from and to", nullable = true)
        String requestId,

        @Schema(
                description = "Received at this instant with offset or after it; a date begins in the account's zone",
                nullable = true)
        String from,

        @Schema(description = "Received before this instant or date", nullable = true)
        String to) {}
