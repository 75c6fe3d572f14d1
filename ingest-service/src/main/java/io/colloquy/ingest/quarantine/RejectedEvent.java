package io.colloquy.ingest.quarantine;

import io.colloquy.model.event.Violation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was sent and is no event of the log, kept so that it can be replayed after a fix (events 1.2, rule 2).
 *
 * @param code why, stable, snake_case
 * @param violations what is wrong, field by field; at least one
 * @param source its source; null if it could not be read
 * @param id its id; null if it could not be read
 * @param contentType the media type of {@code raw}
 * @param raw as received
 */
public record RejectedEvent(
        String code, List<Violation> violations, String source, String id, String contentType, ByteBuffer raw) {

    /** The violations in one line. */
    public String detail() {
        return violations.stream()
                .map(violation -> (violation.field() + " " + violation.message()).strip())
                .collect(Collectors.joining("; "));
    }
}
