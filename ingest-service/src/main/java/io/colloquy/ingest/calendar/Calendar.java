package io.colloquy.ingest.calendar;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When the account, or one of its inboxes, is open (metrics 2.3).
 *
 * @param id {@code account}, or the inbox's id
 * @param zone IANA name
 * @param frames in the order of the week
 * @param holidays in the order of their dates
 */
@Schema(description = "When the account, or one of its inboxes, is open")
record Calendar(
        @Schema(description = "account, or the inbox's id", examples = "account")
        String id,

        @Schema(examples = "America/Sao_Paulo") String zone,

        @Schema(description = "In the order of the week") List<Frame> frames,

        @Schema(description = "In the order of their dates") List<Holiday> holidays,

        Instant updatedAt) {}
