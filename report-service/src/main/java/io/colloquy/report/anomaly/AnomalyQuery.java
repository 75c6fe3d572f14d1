package io.colloquy.report.anomaly;

import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.CursorCodec;
import io.colloquy.report.query.PageParameters;
import io.colloquy.report.query.Selections;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;

/**
 * One page of the list of anomalies.
 *
 * @param code null for all
 * @param conversationId null for all
 * @param after where the page before ended; empty for the first page
 * @param limit the most anomalies on the page
 * @param fingerprint what tells this list from others: its cursors are good for no other
 */
record AnomalyQuery(
        String accountId,
        String code,
        String conversationId,
        Optional<AnomalyCursor> after,
        int limit,
        String fingerprint) {
    private static final Set<String> KNOWN = Set.of("code", "conversation", "limit", "cursor");

    /** Reads the parameters; fails with {@code InvalidSelection} if any is wrong. */
    static AnomalyQuery read(String accountId, MultivaluedMap<String, String> parameters, CursorCodec cursors) {
        Violations violations = new Violations();
        parameters.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> violations.add(name, "is no parameter of this list"));
        String code = Selections.single(parameters, "code", violations);
        if (code != null && !ListedCode.isKnown(code)) {
            violations.add("code", "must be one of " + ListedCode.names());
        }
        String conversationId = Selections.single(parameters, "conversation", violations);
        int limit = PageParameters.limit(parameters, violations);
        String fingerprint = PageParameters.fingerprint(accountId, parameters);
        Optional<AnomalyCursor> after = cursors.read(
                PageParameters.cursor(parameters, violations), fingerprint, AnomalyCursor.class, violations);
        violations.throwIfAny();
        return new AnomalyQuery(accountId, code, conversationId, after, limit, fingerprint);
    }
}
