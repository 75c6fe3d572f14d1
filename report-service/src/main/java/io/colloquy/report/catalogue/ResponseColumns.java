package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;
import java.util.stream.Stream;

/** Responses: every human message while the customer was waiting, a row each (metrics 2.1). */
final class ResponseColumns {

    private ResponseColumns() {}

    static List<Metric> all() {
        return Stream.of(
                        List.of(
                                Entry.text(Dataset.RESPONSES, "conversation_id")
                                        .is("Conversation", "the conversation")
                                        .example("`answered`")
                                        .metric(),
                                Entry.text(Dataset.RESPONSES, "agent_id")
                                        .is("Agent", "the sender of the answer, to whom it belongs")
                                        .nullWhen("not told")
                                        .example("`ann` in *answered*")
                                        .metric(),
                                Entry.text(Dataset.RESPONSES, "team_id")
                                        .is("Team", "the team of the assignment in force at the answer")
                                        .nullWhen("nobody was assigned, or no team told")
                                        .example("`care` in *answered*")
                                        .metric(),
                                Entry.instant(Dataset.RESPONSES, "waiting_since")
                                        .is("Waiting since", "the earliest inbound message that nothing had cleared")
                                        .example("`09:00:00Z` in *answered*")
                                        .metric(),
                                Entry.instant(Dataset.RESPONSES, "at")
                                        .is("At", "when it was answered")
                                        .example("`09:12:00Z` in *answered*")
                                        .metric()),
                        Entry.duration(
                                        Dataset.RESPONSES,
                                        "response_time",
                                        "seconds",
                                        "the earliest inbound message that nothing has cleared since, or the handover to humans after it",
                                        "the human message that answers it")
                                .is("Response time", "at - waiting_since")
                                .leavingOut(
                                        "human messages while nobody waits; templates, broadcasts, notes, and what bots, workflows, the API and the system send")
                                .seeds(Seed.RI, Seed.C24)
                                .example(
                                        "720 in *answered*; 42 in *handed_over*, from the handover; no row in *reopened*, whose first close ended the wait")
                                .withTwin("720 in *answered*"))
                .flatMap(List::stream)
                .toList();
    }
}
