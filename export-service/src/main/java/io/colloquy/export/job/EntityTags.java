package io.colloquy.export.job;

import java.util.Arrays;

/** Comparison of entity tags (RFC 9110, 13.1.2): weak, as If-None-Match has it. */
final class EntityTags {
    private EntityTags() {}

    /** Whether the list in that header (null: none) holds {@code tag} or is {@code *}. */
    static boolean matchesAny(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::trim)
                        .anyMatch(sent ->
                                sent.equals("*") || (sent.startsWith("W/") ? sent.substring(2) : sent).equals(tag));
    }
}
