package io.colloquy.platform.selection;

import io.colloquy.model.event.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Moments as requests name them: a date, which is its first instant in the zone, or an instant with offset. */
final class Moments {
    static final String EXPECTED =
            "must be an existing date (2026-03-01) or instant with offset (2026-03-01T09:00:00Z; %2B for + in an address)";

    private static final int DATE_LENGTH = "2026-03-01".length();

    private Moments() {}

    static Optional<Instant> parse(String text, ZoneId zone) {
        if (text.length() != DATE_LENGTH) {
            return Rfc3339.parse(text);
        }
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
