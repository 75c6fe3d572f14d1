package io.colloquy.ingest.quarantine;

import io.colloquy.platform.problem.Problems;

/**
 * Which of the quarantined are wanted.
 *
 * @param code why they are there; null for any reason
 * @param connectionId the connection that they came by; null for any, and for none
 * @param replayed whether they left quarantine by a replay; null for both
 */
record QuarantineFilter(String code, String connectionId, Boolean replayed) {

    /** From the query string; nulls are no filter. */
    static QuarantineFilter of(String code, String connectionId, String replayed) {
        return new QuarantineFilter(text("code", code), text("connectionId", connectionId), flag(replayed));
    }

    private static String text(String name, String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw Problems.invalid(name, "must not contain the character U+0000");
        }
        return text == null || text.isEmpty() ? null : text;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case null -> null;
            case "" -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problems.invalid("replayed", "must be true or false");
        };
    }
}
