package io.colloquy.report.conversation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a fact of a conversation came about (reports 3.4). */
@Schema(description = "How a fact of a conversation came about")
public record ConversationLineage(
        String conversationId,

        @Schema(description = "Id of the fact, as in GET /v1/metrics")
        String metric,

        @Schema(
                description =
                        "As in the conversation's facts: durations in whole seconds; null where it can't be computed",
                nullable = true)
        Object value,

        @Schema(nullable = true) String unit,

        @Schema(description = "Of an instant: the event that made it so; null for other facts", nullable = true)
        ClockEvent event,

        @Schema(
                description = "The stretches of time that it was worked out from, in order: one for a plain duration,"
                        + " one an answer for a mean or maximum. A clock that pauses is paused by the end of one and goes on"
                        + " with the start of the next; in business time it also stands outside of the opening hours."
                        + " Empty for a null, and for what no clock measures")
        List<Part> parts,

        @Schema(
                description =
                        "Of facts about responses: waits of the customer that ended without one, by a bot's message,"
                                + " a close or a merge; they are in no part")
        List<Cleared> cleared,

        @Schema(
                description =
                        "The opening hours in which its business time is counted; null without a calendar, and for"
                                + " what is measured by the wall clock",
                nullable = true)
        CalendarView calendar,

        String definition,

        @Schema(nullable = true) String startsAt,

        @Schema(nullable = true) String stopsAt,

        @Schema(nullable = true) String leavesOut,
        String nullRule) {

    public ConversationLineage {
        parts = List.copyOf(parts);
        cleared = List.copyOf(cleared);
    }

    /** A stretch of time. */
    public record Part(
            ClockEvent started,
            ClockEvent stopped,

            @Schema(description = "From start to stop by the wall clock, rounded down")
            long elapsedSeconds,

            @Schema(description = "The same inside of the opening hours; null without a calendar", nullable = true)
            Long businessSeconds) {}

    /** A wait that no response ended. */
    public record Cleared(ClockEvent started, ClockEvent cleared) {}

    /** What started or stopped the clock. */
    public record ClockEvent(
            String at,

            @Schema(
                    description = "Type of the event; null, with source and id, if no single event did it",
                    nullable = true)
            String type,

            @Schema(nullable = true) String source,
            @Schema(nullable = true) String id,

            @Schema(description = "True for a close by inactivity, which was worked out and is in no log")
            boolean derived) {}

    /** A calendar: its id is account, or that of the inbox at the opening. */
    public record CalendarView(String id, String zone) {}
}
