package io.colloquy.ingest.conversation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A close that is in the log.
 *
 * @param eventId the id of its event
 * @param closedAt the time of its event
 */
@Schema(description = "A close that is in the log")
record Closing(String conversationId, String eventId, Instant closedAt) {}
