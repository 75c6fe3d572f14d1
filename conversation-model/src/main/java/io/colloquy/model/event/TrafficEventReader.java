package io.colloquy.model.event;

/** The data of the traffic types (events 1.3). */
final class TrafficEventReader {

    private TrafficEventReader() {}

    static EventData read(EventType type, Fields in) {
        String campaignId = in.id("campaignId");
        String visitorId = in.id("visitorId");
        return switch (type.subjectType()) {
            case PAGE -> new TrafficEvent.PageVisited(campaignId, in.id("hostId"), visitorId, in.text("url"));
            case ENTRYPOINT ->
                new TrafficEvent.Entrypoint(
                        campaignId,
                        in.text("name"),
                        in.word("entrypointType", ConversationEventReader.ENTRYPOINT_TYPE),
                        visitorId);
            case INVITE -> new TrafficEvent.Invite(campaignId, in.text("filterName"), visitorId);
            default -> throw new IllegalArgumentException(type.wire());
        };
    }
}
