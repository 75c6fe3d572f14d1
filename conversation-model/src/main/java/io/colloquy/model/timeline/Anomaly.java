package io.colloquy.model.timeline;

/**
 * Something in a conversation's events that can't be so; it changed no fact (events 1.2, rule 7; metrics 2.1).
 *
 * @param eventSource with {@code eventId} the event that was passed over; null when no single event is to blame
 * @param detail what was found, for a reader
 */
public record Anomaly(String conversationId, String eventSource, String eventId, AnomalyCode code, String detail) {}
