package io.colloquy.model.fact;

/**
 * A wait of the customer that ended without a response (metrics 2.1).
 *
 * @param since what began it: an inbound message, or a handover to humans
 * @param by what cleared it: a bot's message, a close or a merge
 */
public record ClearedWait(Moment since, Moment by) {}
