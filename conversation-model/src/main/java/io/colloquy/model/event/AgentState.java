package io.colloquy.model.event;

/** Whether an agent takes chats: {@code state} of {@code agent.state_changed} (events 1.3). */
public enum AgentState implements WireName {
    ONLINE,
    OFFLINE,
    AWAY
}
