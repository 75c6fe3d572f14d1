package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** What is counted over conversations, their openings and closes (metrics 2.1 and 2.5). */
final class ConversationCounts {

    private ConversationCounts() {}

    static List<Metric> all() {
        return List.of(
                Entry.over(Dataset.STATUS_CHANGES, "conversations_opened", "count")
                        .is("Conversations opened", "openings, each at its own time")
                        .leavingOut("merged and test conversations")
                        .seeds(Seed.RI)
                        .at("the time of the opening")
                        .by(Dataset.CONVERSATIONS.dimensions())
                        .example("6 in the examples: all but *merged*")
                        .metric(),
                Entry.over(Dataset.STATUS_CHANGES, "conversations_closed", "count")
                        .is("Conversations closed", "closes, each at its own time with its own source and category")
                        .leavingOut("closes by merging or deleting the contact; merged and test conversations")
                        .seeds(Seed.RI)
                        .at("the time of the close")
                        .by(Dataset.CONVERSATIONS.dimensions())
                        .example("5 in the examples: *answered*, *passed_on* and *bot_alone* once, *reopened* twice")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "conversations_held", "count")
                        .is("Conversations held", "different conversations that an agent held at any time of the range")
                        .leavingOut("merged and test conversations")
                        .at("every bucket in which an agent held it; they can not be added")
                        .by(Dataset.CONVERSATIONS.dimensions().stream()
                                .filter(dimension -> !dimension.equals("hour_of_day"))
                                .filter(dimension -> !dimension.equals("day_of_week"))
                                .toList())
                        .example("2 in the examples: *answered* and *passed_on*")
                        .metric(),
                Entry.over(Dataset.ASSIGNMENTS, "assignments", "count")
                        .is("Assignments", "assignments and unassignments, and those in force at an opening")
                        .leavingOut("merged and test conversations")
                        .seeds(Seed.RI)
                        .example("5 in the examples: one in *answered*, four in *passed_on*")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "reopened_rate", "share")
                        .is("Reopened", "conversations with reopened_count > 0 / conversations closed at least once")
                        .leavingOut("merged and test conversations")
                        .nullWhen("no conversation was ever closed")
                        .example("0.25 in the examples: *reopened* of four")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "transferred_rate", "share")
                        .is("Transferred", "conversations with agent_count > 1 / conversations with agent_count > 0")
                        .leavingOut("merged and test conversations")
                        .nullWhen("no conversation was ever held by an agent")
                        .example("0.5 in the examples: *passed_on*, of that and *answered*")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "bot_handled_rate", "share")
                        .is(
                                "Handled by bot alone",
                                "conversations with bot_handled / conversations closed at least once")
                        .leavingOut("merged and test conversations")
                        .nullWhen("no conversation was ever closed")
                        .example("0.25 in the examples: *bot_alone* of four")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "unanswered_rate", "share")
                        .is("Unanswered", "conversations with unanswered / conversations in which the customer wrote")
                        .leavingOut("merged and test conversations")
                        .nullWhen("no customer wrote")
                        .example("0.3333 in the examples: *bot_alone* and *waiting* of six")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "sla_first_response_met_rate", "share")
                        .is(
                                "First response within SLA",
                                "conversations with sla_first_response_met / conversations where it is not null")
                        .leavingOut("merged and test conversations")
                        .nullWhen("no conversation has such an SLA")
                        .example("0 in the examples: only *answered* has a limit, 600, and took 720")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "sla_resolution_met_rate", "share")
                        .is(
                                "Resolution within SLA",
                                "conversations with sla_resolution_met / conversations where it is not null")
                        .leavingOut("merged and test conversations")
                        .nullWhen("no conversation has such an SLA")
                        .example("1 in the examples: only *answered* has a limit, 3600, and took 1800")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "first_response_ranges", "count")
                        .is(
                                "First response in ranges",
                                "count of first_response_time below 30 s, 30 s - 2 min, 2 - 5, 5 - 10, 10 - 30 min, 30 min - 1 h, over 1 h; the lower bound is inside")
                        .leavingOut("conversations without a first response; merged and test conversations")
                        .seeds(Seed.RI)
                        .at("closed_at")
                        .asked(Aggregates.OF_RANGES)
                        .example(
                                "0, 1, 0, 0, 2, 1, 0 in the examples: *handed_over* took 62, *answered* 720, *passed_on* 900, *reopened* 1800")
                        .metric());
    }
}
