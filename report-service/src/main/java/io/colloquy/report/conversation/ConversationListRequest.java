package io.colloquy.report.conversation;

import static io.colloquy.report.query.Selections.single;

import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.PageParameters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;

/** The parameters of a list that are its own: not those of its range and filter. */
final class ConversationListRequest {
    static final Set<String> OWN = Set.of("anchor", "sort", "limit", "cursor");

    private final MultivaluedMap<String, String> parameters;
    private final Violations violations;

    ConversationListRequest(MultivaluedMap<String, String> parameters, Violations violations) {
        this.parameters = parameters;
        this.violations = violations;
    }

    Anchor anchor() {
        String text = single(parameters, "anchor", violations);
        return text == null
                ? Anchor.OPENED
                : Anchor.fromWire(text).orElseGet(() -> {
                    violations.add("anchor", "must be opened or closed");
                    return Anchor.OPENED;
                });
    }

    /** The order asked for, else the latest first. */
    Sort sort(Anchor anchor) {
        Sort latestFirst = new Sort(anchor.moment(), true);
        String text = single(parameters, "sort", violations);
        return text == null
                ? latestFirst
                : Sort.parse(text).orElseGet(() -> {
                    violations.add("sort", "must be a fact that GET /v1/metrics lists, with - before it to descend");
                    return latestFirst;
                });
    }

    int limit() {
        return PageParameters.limit(parameters, violations);
    }

    /** The cursor as sent; null for the first page. */
    String cursor() {
        return PageParameters.cursor(parameters, violations);
    }

    /** All that makes the list what it is. */
    String fingerprint(String accountId) {
        return PageParameters.fingerprint(accountId, parameters);
    }
}
