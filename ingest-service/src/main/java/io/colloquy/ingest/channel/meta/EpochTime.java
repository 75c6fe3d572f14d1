package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Meta's times: numbers, sometimes in strings; in seconds at WhatsApp and in what changes on a page, in milliseconds in
 * what is messaged. The two are told apart by their size: as milliseconds the border lies in 1973, as seconds in 5138.
 */
public final class EpochTime {

    private static final int MOST_DIGITS = 14;
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private EpochTime() {}

    /** The instant; null if there is none. */
    public static Instant of(JsonNode node) {
        String digits = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || !digits.chars().allMatch(EpochTime::isDigit)) {
            return null;
        }
        long count = Long.parseLong(digits);
        if (count == 0) {
            return null;
        }
        return count < FIRST_MILLISECONDS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
