package io.colloquy.report.traffic;

/** What became of the invites of one campaign and filter in one bucket (metrics 2.4). */
record InviteCounts(
        int bucket,
        String campaignId,
        String filterId,
        long matched,
        long shown,
        long accepted,
        long declined,
        long cancelled,
        long noAvailability,
        long expired,
        long ignored) {}
