package io.colloquy.model.fact;

import java.util.List;

/**
 * What a fact's value comes from (reports 3.4).
 *
 * @param value as in the facts; null when it can't be computed
 * @param spans the stretches of time that it was worked out from, each between two events; of a duration in business time
 *     those of the same duration by the wall clock; empty for what is no duration
 * @param moment of an instant, the event that made it so; null for other facts
 * @param cleared of facts about responses, the customer's waits that ended without one: they are in no span
 */
public record Lineage(Fact fact, Object value, List<Span> spans, Moment moment, List<ClearedWait> cleared) {

    public Lineage {
        spans = List.copyOf(spans);
        cleared = List.copyOf(cleared);
    }

    /** Where that fact comes from in what the fold worked out. */
    public static Lineage of(Fact fact, ConversationFold.Result result) {
        Fact measured = measured(fact);
        return new Lineage(
                fact,
                result.facts().get(fact),
                result.spans().stream().filter(span -> span.fact() == measured).toList(),
                result.moments().get(fact),
                isOfResponses(measured) ? result.clearedWaits() : List.of());
    }

    /** The duration behind a fact: by the wall clock, and of a kept promise what was promised; else the fact itself. */
    private static Fact measured(Fact fact) {
        return switch (fact) {
            case SLA_FIRST_RESPONSE_MET -> Fact.FIRST_RESPONSE_TIME;
            case SLA_RESOLUTION_MET -> Fact.RESOLUTION_TIME;
            case RESPONSE_COUNT -> Fact.AVERAGE_RESPONSE_TIME;
            default ->
                Fact.logged().stream()
                        .filter(base -> base.businessTwin().filter(fact::equals).isPresent())
                        .findFirst()
                        .orElse(fact);
        };
    }

    private static boolean isOfResponses(Fact fact) {
        return fact == Fact.AVERAGE_RESPONSE_TIME || fact == Fact.MAX_RESPONSE_TIME || fact == Fact.WAITING_SINCE;
    }
}
