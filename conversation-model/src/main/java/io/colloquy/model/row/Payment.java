package io.colloquy.model.row;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A payment, as its last event tells it.
 *
 * @param status {@code requested}, {@code completed} or {@code declined}
 * @param requestedAt null when no request was told
 * @param at of its last event
 */
public record Payment(
        String paymentId, String status, Instant requestedAt, Instant at, BigDecimal amount, String currency)
        implements ConversationRow {}
