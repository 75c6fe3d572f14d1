package io.colloquy.ingest.ledger;

import io.colloquy.model.event.Rfc3339;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Adds the books up. */
@ApplicationScoped
class LedgerService {
    private final AccountDatabase database;
    private final LedgerStore store;

    LedgerService(AccountDatabase database, LedgerStore store) {
        this.database = database;
        this.store = store;
    }

    /**
     * The books of what was received from {@code from} on and before {@code to}.
     *
     * @param from an instant with offset, or a date, which begins in the account's zone; null for no bound
     * @param to as from
     */
    Uni<Ledger> books(String accountId, String from, String to) {
        return database.inAccountSnapshot(
                accountId, connection -> store.zone(connection, accountId).chain(zone -> {
                    Instant first = instant("from", from, zone);
                    Instant end = instant("to", to, zone);
                    if (first != null && end != null && first.isAfter(end)) {
                        throw Problems.invalid("from", "must not be after to");
                    }
                    return store.sum(connection, accountId, first, end)
                            .map(tally -> new Ledger(
                                    first,
                                    end,
                                    tally.received(),
                                    tally.accepted(),
                                    tally.duplicates(),
                                    tally.conflicting(),
                                    tally.quarantined()));
                }));
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
