package io.colloquy.ingest.quarantine;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the quarantined events, the latest first. */
@Schema(description = "Some of the quarantined events, the latest first")
record QuarantinePage(
        List<QuarantinedEvent> events,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {}
