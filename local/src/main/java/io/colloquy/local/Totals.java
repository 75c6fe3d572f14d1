package io.colloquy.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The counts in an answer of {@code POST /v1/events}, in words. */
final class Totals {
    private Totals() {}

    static String describe(JsonNode totals) {
        return String.format(
                Locale.ROOT,
                "  received %,d = accepted %,d + duplicates %,d + quarantined %,d",
                totals.path("received").asLong(),
                totals.path("accepted").asLong(),
                totals.path("duplicates").asLong(),
                totals.path("quarantined").asLong());
    }
}
