package io.colloquy.model.row;

import java.time.Duration;
import java.time.Instant;

/**
 * A human message sent while the customer was waiting (metrics 2.1, response).
 *
 * @param agentId its sender; null when not told
 * @param teamId the team of the assignment in force; null when not told
 * @param time at - waitingSince, to the millisecond
 * @param businessTime null without a calendar
 */
public record Response(
        String agentId, String teamId, Instant waitingSince, Instant at, Duration time, Duration businessTime)
        implements ConversationRow {}
