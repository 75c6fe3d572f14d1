package io.colloquy.local.bench;

import io.colloquy.local.api.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report that means something: two group-bys, a mean and four percentiles over what {@link StoredHistory} stores. */
final class MonthReport {
    private MonthReport() {}

    /** Asks it once, of as long a stretch as {@code length} from that instant. */
    static void ask(ApiClient report, Instant from, Duration length) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        metrics.add(Map.of("metric", "first_response_time", "aggregate", "count"));
        metrics.add(Map.of("metric", "first_response_time", "aggregate", "average"));
        for (String metric : List.of("first_response_time", "resolution_time")) {
            for (int percentile : new int[] {50, 90}) {
                metrics.add(Map.of("metric", metric, "aggregate", "percentile", "percentile", percentile));
            }
        }
        int groups = report.post(
                        "/v1/query",
                        Map.of(
                                "metrics",
                                metrics,
                                "groupBy",
                                List.of("channel", "category"),
                                "range",
                                Map.of(
                                        "from",
                                        from.toString(),
                                        "to",
                                        from.plus(length).toString())))
                .success("A report")
                .path("rows")
                .size();
        if (groups != 24) {
            throw new IllegalStateException(groups + " groups instead of 4 channels by 6 categories");
        }
    }
}
