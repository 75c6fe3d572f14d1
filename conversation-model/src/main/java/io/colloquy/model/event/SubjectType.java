package io.colloquy.model.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an event's {@code subject} names (events 1.3): the conversation, or the thing whose reference data it carries. What
 * agents and visitors do is apart from the reference data of the same agent or host, so that nobody reads a year of it to
 * know a name.
 */
public enum SubjectType {
    CONVERSATION,
    /** {@code <connection>/<contact>}: messages there that belong to no conversation (events 1.4). */
    THREAD,
    AGENT,
    /** An agent's shifts and states. */
    AGENT_ACTIVITY,
    /** The host whose pages are visited. */
    PAGE,
    /** A button or an automatic invite. */
    ENTRYPOINT,
    /** An invite filter. */
    INVITE,
    INBOX,
    TEAM,
    TOPIC,
    CAMPAIGN,
    HOST,
    BOT,
    CONNECTION,
    ACCOUNT,
    CONTACT,
    /** The account's settings; there is one subject, {@code account}. */
    SETTINGS,
    /** Opening hours: {@code account}, or an inbox. */
    CALENDAR;

    private static final Map<String, SubjectType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(SubjectType::wire, Function.identity()));

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name as stored and served: lower case. */
    public String wire() {
        return wire;
    }

    /**
     * Whether its events are projected one by one: what an agent does, or who looks at a page, has no end, so nothing is
     * worked out of all events of the subject.
     */
    public boolean isEventByEvent() {
        return switch (this) {
            case AGENT_ACTIVITY, PAGE, ENTRYPOINT, INVITE -> true;
            default -> false;
        };
    }

    /** The subject type of that stored name; empty for an unknown one. */
    public static Optional<SubjectType> fromWire(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
