package io.colloquy.model.activity;

import java.time.Instant;
import java.util.List;

/**
 * A shift, with a row a campaign (metrics 2.4, shifts).
 *
 * @param to null while it runs
 * @param rows by campaign, the one without first
 * @param whole the shift over these campaigns together: moments that several of them share count once
 */
public record Shift(String agentId, String shiftId, Instant from, Instant to, List<Row> rows, Row whole) {

    /**
     * What the agent did for one campaign.
     *
     * @param campaignId null for chats without one, and for a shift that knows none
     * @param times null while the shift runs: what has not ended has no duration and adds to no sum
     */
    public record Row(String campaignId, ShiftCounts counts, ShiftTimes times) {}
}
