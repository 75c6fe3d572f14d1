package io.colloquy.model.event;

/** What visitors of a website do before they chat (events 1.3). No component is null. */
public sealed interface TrafficEvent extends EventData {

    /** The campaign that the page, entry point or invite belongs to. */
    String campaignId();

    /** The visitor, by the producer's own id. */
    String visitorId();

    /** {@code page.visited}. */
    record PageVisited(String campaignId, String hostId, String visitorId, String url) implements TrafficEvent {}

    /** {@code entrypoint.viewed}, {@code entrypoint.clicked}: which of them, the event's type says. */
    record Entrypoint(String campaignId, String name, EntrypointType entrypointType, String visitorId)
            implements TrafficEvent {}

    /** {@code invite.matched} and what may follow it: which of them, the event's type says. */
    record Invite(String campaignId, String filterName, String visitorId) implements TrafficEvent {}
}
