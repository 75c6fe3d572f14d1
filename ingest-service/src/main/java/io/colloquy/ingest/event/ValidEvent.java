package io.colloquy.ingest.event;

import io.colloquy.model.event.EventType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that may enter the log (events 1.1).
 *
 * @param key identity within the account, see {@link EventKey}
 * @param collectedAt when the platform collected it; null when not sent
 * @param sequence the CloudEvents extension; null when not sent
 * @param extensions all other attributes as one JSON object; null when there are none
 * @param data the data as it was sent, a JSON object
 * @param raw the whole event as it was sent
 */
public record ValidEvent(
        UUID key,
        String source,
        String id,
        EventType type,
        Instant time,
        String subject,
        Instant collectedAt,
        String sequence,
        String extensions,
        String data,
        ByteBuffer raw) {}
