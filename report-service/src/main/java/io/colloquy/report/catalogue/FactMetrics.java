package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import io.colloquy.model.fact.Seed;
import io.colloquy.report.catalogue.example.FactExamples;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The facts of a conversation as entries of the catalogue, in the order in which lists and files show them. */
final class FactMetrics {
    private static final String BY_CLOSE = "closed_at";
    private static final Set<Seed> BY_OPENING = Set.of(Seed.GL);
    /** Durations that a conversation has though it is never closed, and that are neither of a response nor of a resolution. */
    private static final Set<String> OF_THE_BEGINNING = Set.of("decision_time", "duration_conversation");

    private static final Map<Fact, Fact> BASES = bases();

    private FactMetrics() {}

    static List<Metric> all() {
        return Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .map(FactMetrics::metric)
                .toList();
    }

    private static Metric metric(Fact fact) {
        boolean twin = BASES.containsKey(fact);
        String type = fact.type().name().toLowerCase(Locale.ROOT);
        return new Metric(
                fact.id(),
                fact.jsonName(),
                Dataset.CONVERSATIONS.wire(),
                fact.id(),
                fact.label(),
                type,
                fact.unit(),
                fact.definition(),
                fact.startsAt(),
                fact.stopsAt(),
                fact.leavesOut(),
                fact.nullRule(),
                anchor(fact),
                isNumber(fact) ? Dataset.CONVERSATIONS.dimensions() : List.of(),
                Aggregates.ofColumn(type),
                fact.businessTwin().map(Fact::id).orElse(null),
                Sources.of(fact.seeds(), twin ? Sources.BUSINESS_TIME : Sources.FACTS),
                FactExamples.of(fact));
    }

    /** Response and resolution metrics are over conversations by their close, Gladly's by their opening (metrics 2.5). */
    private static String anchor(Fact fact) {
        Fact base = BASES.getOrDefault(fact, fact);
        boolean ofAResponseOrResolution = base == Fact.RESPONSE_COUNT
                || (base.type() == FactType.DURATION && !OF_THE_BEGINNING.contains(base.id()));
        return ofAResponseOrResolution && !base.seeds().equals(BY_OPENING) ? BY_CLOSE : Dataset.CONVERSATIONS.anchor();
    }

    private static boolean isNumber(Fact fact) {
        return switch (fact.type()) {
            case DURATION, COUNT, BOOLEAN, DECIMAL -> true;
            case TEXT, INSTANT, TEXTS -> false;
        };
    }

    private static Map<Fact, Fact> bases() {
        Map<Fact, Fact> bases = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            fact.businessTwin().ifPresent(twin -> bases.put(twin, fact));
        }
        return bases;
    }
}
