package io.colloquy.export.job;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of the list ended; newest jobs come first. */
record JobCursor(Instant createdAt, UUID jobId) {
    /** The cursor as clients see it: opaque. */
    String encode() {
        String plain = createdAt + " " + jobId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor that was encoded so; empty for anything else. */
    static Optional<JobCursor> decode(String encoded) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new JobCursor(
                            Instant.parse(plain.substring(0, space)), UUID.fromString(plain.substring(space + 1))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
