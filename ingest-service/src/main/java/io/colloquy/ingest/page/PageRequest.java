package io.colloquy.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Which page of a list is wanted (API contract 05, Lists). A store is asked for one row more than the page has, to know
 * whether there is a next one.
 *
 * @param after the id after which the page begins; empty for the first page
 */
public record PageRequest(int limit, String after) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;
    private static final String ID = "\\P{Cntrl}{1,200}";

    /**
     * From the query string.
     *
     * @param limit null for 100
     * @param cursor the {@code next} of the page before; null for the first one
     * @throws HttpProblem 400 naming the parameter
     */
    public static PageRequest of(String limit, String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit(limit), cursor == null ? "" : id(cursor));
    }

    /** How many rows to ask for. */
    public int rows() {
        return limit + 1;
    }

    /** What of the rows is on the page. */
    public <T> List<T> items(List<T> rows) {
        return rows.size() > limit ? rows.subList(0, limit) : rows;
    }

    /** The cursor of the next page; null if there is none. */
    public <T> String next(List<T> rows, Function<T, String> id) {
        if (rows.size() <= limit) {
            return null;
        }
        byte[] last = id.apply(rows.get(limit - 1)).getBytes(UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last);
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw Problems.invalid("limit", "must be a number from 1 to " + LARGEST_LIMIT);
        }
        return limit;
    }

    private static String id(String cursor) {
        String id;
        try {
            id = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            id = "";
        }
        if (!id.matches(ID)) {
            throw Problems.invalid("cursor", "must be the next of the page before");
        }
        return id;
    }
}
