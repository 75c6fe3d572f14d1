package io.colloquy.report.conversation;

import io.colloquy.model.fact.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Where a page ended, and what the pages after it need to be pages of the same list.
 *
 * @param key the last conversation's fact that the list is sorted by, as text; null where it has none
 * @param conversationId the last conversation
 * @param given how many conversations all pages up to here held
 * @param total how many there were in all when the first page was made
 * @param from start of the stretch, resolved when the first page was made; null without one. A preset such as {@code
 *     today} must not move on between two pages
 * @param to end of the stretch; null without one
 */
@RegisterForReflection
record Cursor(String key, String conversationId, int given, long total, Instant from, Instant to) {

    /** The text of a fact's value as the database gave it. */
    static String text(Object value) {
        return value instanceof OffsetDateTime time
                ? time.toInstant().toString()
                : value == null ? null : value.toString();
    }

    /** The key as the database compares it. */
    Object value(FactType type) {
        return switch (type) {
            case TEXT -> key;
            case INSTANT -> Instant.parse(key).atOffset(ZoneOffset.UTC);
            case DURATION, COUNT -> Long.valueOf(key);
            case BOOLEAN -> Boolean.valueOf(key);
            case DECIMAL -> new BigDecimal(key);
            case TEXTS -> throw new IllegalArgumentException(type.name());
        };
    }
}
