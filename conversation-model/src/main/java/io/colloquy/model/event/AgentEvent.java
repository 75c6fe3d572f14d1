package io.colloquy.model.event;

/** What agents do apart from conversations (events 1.3); components that 1.3 marks optional may be null. */
public sealed interface AgentEvent extends EventData {

    /** The campaign it holds for; null when it holds for all. */
    String campaignId();

    /** {@code shift.started}. */
    record ShiftStarted(String shiftId, String campaignId) implements AgentEvent {}

    /** {@code shift.ended}. */
    record ShiftEnded(String shiftId, String campaignId) implements AgentEvent {}

    /**
     * {@code agent.state_changed}.
     *
     * @param capacity how many chats the agent takes at once, 0 or more; null when not told
     */
    record StateChanged(AgentState state, Long capacity, String campaignId, String reason) implements AgentEvent {}
}
