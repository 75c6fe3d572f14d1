package io.colloquy.report.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue (metrics 2): the facts of a conversation in the order in which lists and files show them, the columns of the
 * other datasets, then what is worked out over rows.
 */
public final class Catalogue {
    private static final List<Metric> ALL = Stream.of(
                    FactMetrics.all(),
                    StatusChangeColumns.all(),
                    InteractionColumns.all(),
                    ResponseColumns.all(),
                    AssignmentColumns.all(),
                    SurveyColumns.all(),
                    AgentStateColumns.all(),
                    ShiftColumns.all(),
                    TrafficColumns.all(),
                    AggregateFunctions.all(),
                    ConversationCounts.all(),
                    MessageCounts.all(),
                    SatisfactionMetrics.all(),
                    BacklogMetrics.all())
            .flatMap(List::stream)
            .toList();
    private static final Map<String, Metric> BY_ID = byId();

    private Catalogue() {}

    /** Every entry; the same for every account. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The entries about the rows of that dataset. */
    static List<Metric> of(Dataset dataset) {
        return ALL.stream()
                .filter(metric -> dataset.wire().equals(metric.dataset()))
                .toList();
    }

    /** The entry of that id; empty for an unknown one. */
    public static Optional<Metric> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Map<String, Metric> byId() {
        Map<String, Metric> byId = new LinkedHashMap<>();
        ALL.forEach(metric -> {
            if (byId.put(metric.id(), metric) != null) {
                throw new IllegalStateException("two entries are named " + metric.id());
            }
        });
        return byId;
    }
}
