package io.colloquy.ingest.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is promised to customers; a conversation that opens with limits of its own has those.
 *
 * @param firstResponseSeconds null for no limit
 * @param resolutionSeconds null for no limit
 * @param businessTime whether the limits count the time inside the calendar alone; null for false
 */
@Schema(description = "What is promised to customers; a conversation that opens with limits of its own has those")
record Sla(
        @Schema(description = "null for no limit", nullable = true, minimum = "1", maximum = "31536000")
        Integer firstResponseSeconds,

        @Schema(description = "null for no limit", nullable = true, minimum = "1", maximum = "31536000")
        Integer resolutionSeconds,

        @Schema(description = "Whether only the time inside the calendar counts; null: false", nullable = true)
        Boolean businessTime) {
    static final Sla NONE = new Sla(null, null, false);
}
