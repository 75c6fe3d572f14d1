package io.colloquy.report.catalogue;

import java.util.List;

/** What is counted over interactions (reports 3.2, messages). */
final class MessageCounts {

    private MessageCounts() {}

    static List<Metric> all() {
        return List.of(
                Entry.over(Dataset.INTERACTIONS, "messages_inbound", "count")
                        .is("Messages in", "messages of customers, and calls that they began")
                        .leavingOut("merged and test conversations")
                        .example(
                                "7 in the examples: two in *passed_on*, a call and a message, one in each of the others but *merged*")
                        .metric(),
                Entry.over(Dataset.INTERACTIONS, "messages_outbound", "count")
                        .is("Messages out", "messages sent to customers by anyone")
                        .leavingOut("broadcasts; merged and test conversations")
                        .example(
                                "6 in the examples: two in *handed_over*, one of the bot, none in *waiting*, one in each of the others")
                        .metric(),
                Entry.over(Dataset.INTERACTIONS, "messages_broadcast", "count")
                        .is("Broadcasts", "broadcast messages sent to customers")
                        .leavingOut("merged and test conversations")
                        .example("0 in the examples")
                        .metric(),
                Entry.over(Dataset.INTERACTIONS, "messages_failed", "count")
                        .is(
                                "Messages failed",
                                "messages sent to customers, broadcasts too, that could not be delivered")
                        .leavingOut("merged and test conversations")
                        .example("0 in the examples")
                        .metric());
    }
}
