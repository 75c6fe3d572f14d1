package io.colloquy.ingest.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many requests are going to be translated again. */
@Schema(description = "What was asked for")
record ReplayReceipt(
        @Schema(description = "How many requests are going to be translated again")
        long requests) {}
