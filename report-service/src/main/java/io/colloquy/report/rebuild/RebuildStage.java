package io.colloquy.report.rebuild;

import java.util.Locale;

/** What a rebuild queues, one kind of subject after the other. */
enum RebuildStage {
    CONVERSATION,
    AGENT,
    INBOX,
    TEAM,
    TOPIC,
    CAMPAIGN,
    HOST,
    BOT,
    CONNECTION,
    ACCOUNT,
    CONTACT;

    private static final RebuildStage[] ALL = values();

    static RebuildStage first() {
        return ALL[0];
    }

    static RebuildStage ofWire(String wire) {
        return wire == null ? null : valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** The subject type as stored. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The next one; null after the last. */
    RebuildStage next() {
        return ordinal() + 1 < ALL.length ? ALL[ordinal() + 1] : null;
    }
}
