package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** Surveys, payments and topics of a conversation, a row each (metrics 2.2). */
final class SurveyColumns {

    private SurveyColumns() {}

    static List<Metric> all() {
        return List.of(
                Entry.text(Dataset.SURVEYS, "conversation_id")
                        .is("Conversation", "the conversation")
                        .example("`answered`")
                        .metric(),
                Entry.instant(Dataset.SURVEYS, "at")
                        .is("At", "when it was offered or answered")
                        .example("`09:31:00Z` in *answered*")
                        .metric(),
                Entry.flag(Dataset.SURVEYS, "answered")
                        .is("Answered", "true for an answer, false for an offer")
                        .example("true at 09:31 in *answered*")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "kind")
                        .is("Kind", "csat (1-5), nps (0-10), faces (1-3) or thumbs")
                        .example("`csat` at 09:31 in *answered*")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "agent_id")
                        .is("Agent", "the agent whom the survey names")
                        .nullWhen("not told")
                        .example("null in *answered*")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "credited_agent_id")
                        .is("Credited agent", "the agent whom the survey names, else the last assignee then")
                        .nullWhen("neither")
                        .example("`ann` in *answered*")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "score")
                        .is("Score", "the raw score, or up or down")
                        .nullWhen("an offer, or not told")
                        .seeds(Seed.C24, Seed.ZV)
                        .example("`5` at 09:31 in *answered*")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "rating")
                        .is("Rating", "good, moderate or bad; as sent, else by the score of faces and thumbs")
                        .nullWhen("neither")
                        .seeds(Seed.C24)
                        .example("`good` at 09:31 in *answered*; null for the nps at 09:32")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "question")
                        .is("Question", "the question asked")
                        .nullWhen("not told")
                        .seeds(Seed.C24)
                        .example("`Happy?` in *answered*")
                        .metric(),
                Entry.text(Dataset.SURVEYS, "comment")
                        .is("Comment", "what the customer added")
                        .nullWhen("not told")
                        .seeds(Seed.C24)
                        .example("`Fast` in *answered*")
                        .metric(),
                Entry.text(Dataset.PAYMENTS, "conversation_id")
                        .is("Conversation", "the conversation")
                        .example("`passed_on`")
                        .metric(),
                Entry.text(Dataset.PAYMENTS, "payment_id")
                        .is("Payment", "the id of the payment: one row each")
                        .seeds(Seed.GL)
                        .example("`p-1` in *passed_on*")
                        .metric(),
                Entry.text(Dataset.PAYMENTS, "status")
                        .is("Status", "requested, completed or declined, by its last event")
                        .seeds(Seed.GL)
                        .example("`completed` for p-1; `declined` for p-2")
                        .metric(),
                Entry.instant(Dataset.PAYMENTS, "requested_at")
                        .is("Requested at", "when it was requested")
                        .nullWhen("no request was told")
                        .example("null for p-1, which was only told completed")
                        .metric(),
                Entry.instant(Dataset.PAYMENTS, "at")
                        .is("At", "the time of its last event")
                        .example("`09:25:00Z` for p-1")
                        .metric(),
                Entry.decimal(Dataset.PAYMENTS, "amount")
                        .is("Amount", "the amount of its last event")
                        .seeds(Seed.GL)
                        .example("9.90 for p-1")
                        .metric(),
                Entry.text(Dataset.PAYMENTS, "currency")
                        .is("Currency", "ISO 4217")
                        .seeds(Seed.GL)
                        .example("`USD` for p-1")
                        .metric(),
                Entry.text(Dataset.TOPICS, "conversation_id")
                        .is("Conversation", "the conversation")
                        .example("`passed_on`")
                        .metric(),
                Entry.text(Dataset.TOPICS, "topic_id")
                        .is("Topic", "the topic")
                        .seeds(Seed.GL)
                        .example("`refund` in *passed_on*")
                        .metric(),
                Entry.instant(Dataset.TOPICS, "added_at")
                        .is("Added at", "when it was added")
                        .example("`09:16:00Z` in *passed_on*")
                        .metric(),
                Entry.instant(Dataset.TOPICS, "removed_at")
                        .is("Removed at", "when it was removed")
                        .nullWhen("it is still applied")
                        .example("`09:18:00Z` in *passed_on*")
                        .metric());
    }
}
