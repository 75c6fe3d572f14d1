package io.colloquy.report.query;

import io.colloquy.platform.selection.Violations;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.TreeMap;

/** The parameters that make a page of a list: {@code limit} and {@code cursor}, the same at every address. */
public final class PageParameters {
    private static final int MOST_A_PAGE = 500;
    private static final int USUAL_PAGE = 50;

    private PageParameters() {}

    /** The most rows on the page. */
    public static int limit(MultivaluedMap<String, String> parameters, Violations violations) {
        String text = Selections.single(parameters, "limit", violations);
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
    public static String cursor(MultivaluedMap<String, String> parameters, Violations violations) {
        return Selections.single(parameters, "cursor", violations);
    }

    /** All that makes the list what it is: the account and the parameters without those of the page. */
    public static String fingerprint(String accountId, MultivaluedMap<String, String> parameters) {
        var query = new TreeMap<>(parameters);
        query.remove("limit");
        query.remove("cursor");
        return accountId + query;
    }
}
