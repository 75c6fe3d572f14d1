package io.colloquy.report.conversation;

import static io.colloquy.report.query.Selections.single;

import io.colloquy.platform.selection.Violations;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a list that are its own: not those of its range and filter. */
final class ConversationListRequest {
    static final Set<String> OWN = Set.of("anchor", "sort", "limit", "cursor");

    private static final int MOST_A_PAGE = 500;
    private static final int USUAL_PAGE = 50;

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
        String text = single(parameters, "limit", violations);
        if (text == null) {
            return USUAL_PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_A_PAGE) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        violations.add("limit", "must be a number from 1 to " + MOST_A_PAGE);
        return USUAL_PAGE;
    }

    /** The cursor as sent; null for the first page. */
    String cursor() {
        return single(parameters, "cursor", violations);
    }

    /** All that makes the list what it is: the account and the parameters without those of the page. */
    String fingerprint(String accountId) {
        var query = new TreeMap<>(parameters);
        query.remove("limit");
        query.remove("cursor");
        return accountId + query;
    }
}
