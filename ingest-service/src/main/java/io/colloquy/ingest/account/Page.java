package io.colloquy.ingest.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.platform.problem.Problems;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Some of a list (API contract 05, Lists).
 *
 * @param next the cursor of the following page; null on the last one
 */
record Page<T>(List<T> items, String next) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;
    private static final String ID = "[A-Za-z0-9._-]{0,100}";

    /** The page of {@code limit} out of one more than that. */
    static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> id) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        String last = id.apply(items.getLast());
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8)));
    }

    /** The page's size that was asked for; 400 if it is none. */
    static int limit(String asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        int limit = asked.matches("[0-9]{1,4}") ? Integer.parseInt(asked) : 0;
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw Problems.invalid("limit", "must be a number from 1 to " + LARGEST_LIMIT);
        }
        return limit;
    }

    /** The id after which the page begins; empty for the first one; 400 if the cursor is none of ours. */
    static String after(String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (id.matches(ID)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // falls through: said below
        }
        throw Problems.invalid("cursor", "must be the next of the page before");
    }
}
