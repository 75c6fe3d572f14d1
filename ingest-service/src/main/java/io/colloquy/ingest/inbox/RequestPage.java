package io.colloquy.ingest.inbox;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of a connection's raw requests, the latest first. */
@Schema(description = "Some of a connection's requests, the latest first")
record RequestPage(
        List<RequestSummary> requests,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {}
