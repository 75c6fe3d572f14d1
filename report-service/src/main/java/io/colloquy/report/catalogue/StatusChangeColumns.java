package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;
import java.util.stream.Stream;

/** Status changes: every opening, close, reopening and change of the status, a row each (metrics 2.2). */
final class StatusChangeColumns {

    private StatusChangeColumns() {}

    static List<Metric> all() {
        return Stream.of(
                        List.of(
                                Entry.instant(Dataset.STATUS_CHANGES, "at")
                                        .is("At", "when the status changed")
                                        .seeds(Seed.ST)
                                        .example("`09:30:00Z`, the close of *answered*")
                                        .metric(),
                                Entry.text(Dataset.STATUS_CHANGES, "from")
                                        .is("From", "the status before")
                                        .nullWhen("for the opening")
                                        .seeds(Seed.ST)
                                        .example("`open` at the close of *answered*")
                                        .metric(),
                                Entry.text(Dataset.STATUS_CHANGES, "to")
                                        .is("To", "the status after")
                                        .seeds(Seed.ST)
                                        .example("`closed` at the close of *answered*")
                                        .metric(),
                                Entry.text(Dataset.STATUS_CHANGES, "by_type")
                                        .is(
                                                "By type",
                                                "who changed it: agent, application, customer, system, rule, workflow, bot")
                                        .nullWhen("not told")
                                        .example("`agent` at the close of *answered*")
                                        .metric(),
                                Entry.text(Dataset.STATUS_CHANGES, "agent_id")
                                        .is("Agent", "the agent who changed it")
                                        .nullWhen("not changed by an agent, or closed by blocking the contact")
                                        .seeds(Seed.ST)
                                        .example("`ann` at the close of *answered*; null at its opening")
                                        .metric(),
                                Entry.text(Dataset.STATUS_CHANGES, "agent_name")
                                        .is("Agent name", "today's name of agent_id")
                                        .nullWhen("as agent_id")
                                        .seeds(Seed.ST)
                                        .example("`Ann Archer` at the close of *answered*")
                                        .metric(),
                                Entry.text(Dataset.STATUS_CHANGES, "conversation_id")
                                        .is("Conversation", "the conversation whose status changed")
                                        .seeds(Seed.ST)
                                        .example("`answered`")
                                        .metric(),
                                Entry.flag(Dataset.STATUS_CHANGES, "is_first_response_change")
                                        .is(
                                                "First-response change",
                                                "whether it is the first status change by an agent after the first inbound message")
                                        .seeds(Seed.ST)
                                        .example(
                                                "true at the close of *answered*, the first change by an agent after 09:00; false at its opening")
                                        .metric()),
                        Entry.duration(
                                        Dataset.STATUS_CHANGES,
                                        "time_until_change",
                                        "the publication of the earliest inbound message not yet followed by an agent's status change",
                                        "the status change")
                                .is(
                                        "Time until change",
                                        "at - publication time of the earliest inbound message not yet followed by an agent's status change")
                                .nullWhen("no such inbound message")
                                .seeds(Seed.ST)
                                .example("1800 at the close of *answered*: 09:30 - 09:00")
                                .withTwin("1800 at the close of *answered*: all of 09:00 to 09:30 is open"),
                        Entry.duration(
                                        Dataset.STATUS_CHANGES,
                                        "time_until_change_by_collection",
                                        "the collection of the same inbound message",
                                        "the status change")
                                .is(
                                        "Time until change, by collection",
                                        "at - collection time of the same inbound message as in time_until_change")
                                .nullWhen("no such inbound message, or it was collected after the change")
                                .seeds(Seed.ST)
                                .example(
                                        "1799 at the close of *answered*, whose message was collected a second after it was written")
                                .withTwin("1799 at the close of *answered*"),
                        List.of(
                                Entry.limit(Dataset.STATUS_CHANGES, "sla_seconds")
                                        .is(
                                                "SLA",
                                                "the limit that holds for the change: for the first response on the first-response change, for the resolution on a close")
                                        .nullWhen("no SLA, or neither a first-response change nor a close")
                                        .seeds(Seed.ST)
                                        .example("3600 at the close of *answered*: resolution within an hour")
                                        .metric(),
                                Entry.flag(Dataset.STATUS_CHANGES, "sla_met")
                                        .is("SLA met", "time_until_change within sla_seconds")
                                        .nullWhen("no limit, or no time to compare")
                                        .seeds(Seed.ST)
                                        .example("true at the close of *answered*: 1800 is within 3600")
                                        .metric(),
                                Entry.duration(
                                                Dataset.STATUS_CHANGES,
                                                "sla_overrun",
                                                "the end of the limit",
                                                "the status change")
                                        .is("SLA overrun", "time_until_change - sla_seconds, where it is missed")
                                        .nullWhen("no limit, or met")
                                        .seeds(Seed.ST)
                                        .example(
                                                "null at the close of *answered*, which is in time; with a limit of 1500 it would be 300")
                                        .metric()))
                .flatMap(List::stream)
                .toList();
    }
}
