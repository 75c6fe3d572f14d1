package io.colloquy.report.change;

import io.colloquy.model.event.Rfc3339;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.CursorCodec;
import io.colloquy.report.query.PageParameters;
import io.colloquy.report.query.Selections;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;

/**
 * A page of the list of changes, as asked for.
 *
 * @param reason empty for any
 */
record ChangeQuery(
        String accountId,
        Instant since,
        Optional<ChangeReason> reason,
        int limit,
        Optional<ChangeCursor> after,
        String fingerprint) {

    /** Reads the parameters; fails with {@code InvalidSelection} if one is wrong. */
    static ChangeQuery read(String accountId, MultivaluedMap<String, String> parameters, CursorCodec cursors) {
        Violations violations = new Violations();
        Optional<Instant> since = Optional.ofNullable(Selections.single(parameters, "since", violations))
                .flatMap(Rfc3339::parse);
        if (since.isEmpty()) {
            violations.add(
                    "since", "must be an instant with offset, like 2026-03-01T09:00:00Z (%2B for + in an address)");
        }
        String reason = Selections.single(parameters, "reason", violations);
        Optional<ChangeReason> known = reason == null ? Optional.empty() : ChangeReason.fromWire(reason);
        if (reason != null && known.isEmpty()) {
            violations.add("reason", ChangeReason.expected());
        }
        int limit = PageParameters.limit(parameters, violations);
        String fingerprint = PageParameters.fingerprint(accountId, parameters);
        Optional<ChangeCursor> after = cursors.read(
                PageParameters.cursor(parameters, violations), fingerprint, ChangeCursor.class, violations);
        violations.throwIfAny();
        return new ChangeQuery(accountId, since.orElseThrow(), known, limit, after, fingerprint);
    }
}
