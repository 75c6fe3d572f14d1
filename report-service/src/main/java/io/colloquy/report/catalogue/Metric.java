package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.Seed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One entry of the catalogue.
 *
 * @param id the name in datasets and CSV
 * @param jsonName the name in JSON; null for a number of a report, which has its own shape
 * @param name its English name
 * @param type what its values are: text, instant, duration, count, boolean
 * @param unit the unit in which values are shown; null for what has none
 * @param definition what it is, or the formula
 * @param startsAt what starts the clock; null for anything but a duration
 * @param stopsAt what stops the clock; null for anything but a duration
 * @param leavesOut what does not enter it; null when nothing is to be said
 * @param nullRule when it is null, which is not 0
 * @param sources the products whose documents define it, and the suite's own definition
 */
public record Metric(
        String id,
        String jsonName,
        String name,
        String type,
        String unit,
        String definition,
        String startsAt,
        String stopsAt,
        String leavesOut,
        String nullRule,
        List<String> sources) {
    private static final String FACTS = "Colloquy, Facts and metrics 2.2";
    private static final String COUNTS = "Colloquy, Facts and metrics 2.1";

    static Metric of(Fact fact) {
        return new Metric(
                fact.id(),
                fact.jsonName(),
                fact.label(),
                fact.type().name().toLowerCase(Locale.ROOT),
                fact.unit(),
                fact.definition(),
                fact.startsAt(),
                fact.stopsAt(),
                fact.leavesOut(),
                fact.nullRule(),
                Stream.concat(fact.seeds().stream().map(Metric::product), Stream.of(FACTS))
                        .toList());
    }

    /** A number that a report counts over a range, which is never null. */
    static Metric counted(String id, String name, String definition, String leavesOut) {
        return new Metric(
                id,
                null,
                name,
                "count",
                "count",
                definition,
                null,
                null,
                leavesOut,
                "never",
                List.of(product(Seed.RI), COUNTS));
    }

    private static String product(Seed seed) {
        return switch (seed) {
            case ST -> "STILINGUE Smart Care";
            case C24 -> "Conversation24";
            case GL -> "Gladly";
            case ZV -> "Zenvia";
            case RI -> "respond.io";
        };
    }
}
