package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** Assignments and sessions of a conversation, a row each (metrics 2.1). */
final class AssignmentColumns {

    private AssignmentColumns() {}

    static List<Metric> all() {
        return List.of(
                Entry.text(Dataset.ASSIGNMENTS, "conversation_id")
                        .is("Conversation", "the conversation")
                        .example("`passed_on`")
                        .metric(),
                Entry.instant(Dataset.ASSIGNMENTS, "at")
                        .is("At", "when the assignee changed")
                        .example("`08:30:00Z`, the opening of *passed_on*")
                        .metric(),
                Entry.text(Dataset.ASSIGNMENTS, "kind")
                        .is("Kind", "pre_assigned (in force at the opening), assigned or unassigned")
                        .example("`pre_assigned` at 08:30 in *passed_on*, then `assigned`, `unassigned`, `assigned`")
                        .metric(),
                Entry.text(Dataset.ASSIGNMENTS, "agent_id")
                        .is("Agent", "who became the assignee")
                        .nullWhen("an unassignment")
                        .example("`ben` at 08:55 in *passed_on*; null at 09:30")
                        .metric(),
                Entry.text(Dataset.ASSIGNMENTS, "team_id")
                        .is("Team", "the team that was told with it")
                        .nullWhen("not told")
                        .example("`care` in *answered*")
                        .metric(),
                Entry.text(Dataset.ASSIGNMENTS, "account_ref")
                        .is("Agent's account", "the agent's own account, for shared pools")
                        .nullWhen("not told")
                        .seeds(Seed.C24)
                        .example("`shared-pool` in *answered*")
                        .metric(),
                Entry.text(Dataset.ASSIGNMENTS, "by_type")
                        .is("By type", "who assigned: agent, application, customer, system, rule, workflow, bot")
                        .nullWhen("not told")
                        .example("`rule` at 09:30 in *passed_on*")
                        .metric(),
                Entry.text(Dataset.ASSIGNMENTS, "by_id")
                        .is("By", "the id of who assigned")
                        .nullWhen("not told")
                        .example("`idle` at 09:30 in *passed_on*")
                        .metric(),
                Entry.text(Dataset.SESSIONS, "conversation_id")
                        .is("Conversation", "the conversation")
                        .example("`passed_on`")
                        .metric(),
                Entry.text(Dataset.SESSIONS, "session_id")
                        .is("Session", "as sent; a derived one is named <conversation>#<n>")
                        .example("`call-1` in *passed_on*; `answered#1` in *answered*")
                        .metric(),
                Entry.text(Dataset.SESSIONS, "channel")
                        .is("Channel", "the channel of the session")
                        .seeds(Seed.GL)
                        .example("`phone_call` for `call-1` of *passed_on*")
                        .metric(),
                Entry.instant(Dataset.SESSIONS, "started_at")
                        .is("Started at", "its start; of a derived one its first message")
                        .example("`08:40:00Z` for `call-1` of *passed_on*")
                        .metric(),
                Entry.instant(Dataset.SESSIONS, "ended_at")
                        .is("Ended at", "its end as sent; of a derived one its last message")
                        .nullWhen("it is not known to have ended")
                        .example("`09:12:00Z` for `answered#1`; null for `call-1`")
                        .metric(),
                Entry.flag(Dataset.SESSIONS, "derived")
                        .is(
                                "Derived",
                                "whether it was worked out from the messages, because the conversation has no session that was sent")
                        .example("true for `answered#1`; false for `call-1`")
                        .metric(),
                Entry.text(Dataset.SESSIONS, "by_type")
                        .is("By type", "who began it")
                        .nullWhen("not told")
                        .example("`customer` for `call-1` of *passed_on*")
                        .metric());
    }
}
