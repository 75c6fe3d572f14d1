package io.colloquy.ingest.ledger;

import io.colloquy.model.event.Rfc3339;
import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A span of receipt.
 *
 * @param from null for the beginning
 * @param to exclusive; null for now
 */
public record ReceiptSpan(Instant from, Instant to) {

    /**
     * From a request.
     *
     * @param from an instant with offset, or a date, which begins in that zone; null or empty for no bound
     * @param to as from
     * @throws HttpProblem 400 naming the field
     */
    public static ReceiptSpan of(String from, String to, ZoneId zone) {
        ReceiptSpan span = new ReceiptSpan(instant("from", from, zone), instant("to", to, zone));
        if (span.from != null && span.to != null && span.from.isAfter(span.to)) {
            throw Problems.invalid("from", "must not be after to");
        }
        return span;
    }

    /** As the database takes it; null for no bound. */
    public OffsetDateTime fromInUtc() {
        return from == null ? null : from.atOffset(ZoneOffset.UTC);
    }

    /** As the database takes it; null for no bound. */
    public OffsetDateTime toInUtc() {
        return to == null ? null : to.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(String field, String text, ZoneId zone) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Rfc3339.parse(text)
                .or(() -> startOfDay(text, zone))
                .orElseThrow(() -> Problems.invalid(
                        field,
                        "must be a date, like 2026-03-01, or an instant with offset, like 2026-03-01T00:00:00Z"));
    }

    private static Optional<Instant> startOfDay(String text, ZoneId zone) {
        try {
            return text.length() == 10
                    ? Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
