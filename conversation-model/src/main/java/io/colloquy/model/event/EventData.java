package io.colloquy.model.event;

/**
 * What an event says (events 1.3): one record a type, optional fields null when absent. Fields that 1.3 does not know
 * are kept with the raw event and are not here.
 */
public sealed interface EventData permits ConversationEvent, MessageEvent, AgentEvent, TrafficEvent, ReferenceEvent {}
