package io.colloquy.report.anomaly;

import io.colloquy.model.timeline.AnomalyCode;
import io.colloquy.report.aggregate.FoundAnomaly;
import java.util.List;
import java.util.stream.Stream;

/** The codes under which anomalies are listed: the model's, and those of the worker that folds. */
final class ListedCode {
    private static final List<String> ALL = Stream.concat(
                    Stream.of(AnomalyCode.values()).map(AnomalyCode::wire),
                    Stream.of(FoundAnomaly.EVENT_UNREADABLE, FoundAnomaly.FOLD_FAILED))
            .toList();

    private ListedCode() {}

    static boolean isKnown(String code) {
        return ALL.contains(code);
    }

    /** The codes, as a message lists them. */
    static String names() {
        return String.join(", ", ALL);
    }
}
