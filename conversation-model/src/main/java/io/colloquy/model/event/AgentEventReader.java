package io.colloquy.model.event;

/** The data of shifts and states of agents (events 1.3). */
final class AgentEventReader {

    private static final Vocabulary<AgentState> STATE = new Vocabulary<>(AgentState.class);

    private AgentEventReader() {}

    static EventData read(EventType type, Fields in) {
        return switch (type) {
            case SHIFT_STARTED -> new AgentEvent.ShiftStarted(in.id("shiftId"), in.optionalId("campaignId"));
            case SHIFT_ENDED -> new AgentEvent.ShiftEnded(in.id("shiftId"), in.optionalId("campaignId"));
            case AGENT_STATE_CHANGED ->
                new AgentEvent.StateChanged(
                        in.word("state", STATE),
                        in.optionalCount("capacity"),
                        in.optionalId("campaignId"),
                        in.optionalText("reason"));
            default -> throw new IllegalArgumentException(type.wire());
        };
    }
}
