package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The documents that define an entry: those of products, and the suite's own last. */
final class Sources {
    static final String FACTS = "Colloquy, Facts and metrics 2.2";
    static final String BUSINESS_TIME = "Colloquy, Facts and metrics 2.3";
    static final String AGGREGATES = "Colloquy, Facts and metrics 2.5";

    private Sources() {}

    static List<String> of(Set<Seed> seeds, String own) {
        return Stream.concat(seeds.stream().sorted().map(Sources::product), Stream.of(own))
                .toList();
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
