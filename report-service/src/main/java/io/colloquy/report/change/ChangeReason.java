package io.colloquy.report.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why facts changed, as stored. */
enum ChangeReason {
    /** Something happened in the conversation. */
    EVENT,
    /** Something arrived that had happened before what was known already. */
    LATE_EVENT,
    /** Time alone: a silence that ended it, a limit that ran out. */
    TIME,
    /** A calendar or a setting. */
    CONFIGURATION,
    /** Facts are worked out by other rules, or what was stored was mended. */
    DEFINITION,
    /** Another conversation of the contact. */
    OTHER_CONVERSATION;

    static Optional<ChangeReason> fromWire(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire().equals(wire))
                .findFirst();
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String expected() {
        return "must be one of "
                + String.join(
                        ", ", Arrays.stream(values()).map(ChangeReason::wire).toList());
    }
}
