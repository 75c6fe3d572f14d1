package io.colloquy.report.rebuild;

import io.colloquy.model.event.SubjectType;
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
    CONTACT,
    AGENT_ACTIVITY,
    PAGE,
    ENTRYPOINT,
    INVITE;

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

    /** Whether its events are queued by their keys, each on its own. */
    boolean isEventByEvent() {
        return SubjectType.valueOf(name()).isEventByEvent();
    }

    /** The next one; null after the last. */
    RebuildStage next() {
        return ordinal() + 1 < ALL.length ? ALL[ordinal() + 1] : null;
    }
}
