package io.colloquy.report.catalogue;

import java.util.List;

/** What is open now, and was at the end of each bucket (metrics 2.5). */
final class BacklogMetrics {

    private BacklogMetrics() {}

    static List<Metric> all() {
        return List.of(
                Entry.over(Dataset.CONVERSATIONS, "backlog_open", "count")
                        .is("Open", "conversations that are neither closed nor merged")
                        .leavingOut("merged and test conversations")
                        .at("now, and the end of each bucket")
                        .asked(Aggregates.NONE)
                        .example("2 in the examples at 23:00: *handed_over* and *waiting*")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "backlog_unassigned", "count")
                        .is("Unassigned", "open conversations that nobody holds")
                        .leavingOut("merged and test conversations")
                        .at("now, and the end of each bucket")
                        .asked(Aggregates.NONE)
                        .example("2 in the examples at 23:00: *handed_over* and *waiting*, which were never assigned")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "backlog_waiting", "count")
                        .is(
                                "Waiting",
                                "open or closed conversations whose customer waits for an answer, with since when")
                        .leavingOut("merged and test conversations")
                        .at("now, and the end of each bucket")
                        .asked(Aggregates.NONE)
                        .example("1 in the examples at 23:00: *waiting*, since 16:50")
                        .metric(),
                Entry.over(Dataset.CONVERSATIONS, "backlog_never_answered", "count")
                        .is(
                                "Never answered",
                                "open conversations in which the customer wrote and no human ever answered")
                        .leavingOut("merged and test conversations")
                        .at("now, and the end of each bucket")
                        .asked(Aggregates.NONE)
                        .example("1 in the examples at 23:00: *waiting*")
                        .metric());
    }
}
