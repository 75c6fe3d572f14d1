package io.colloquy.local.bench;

import io.colloquy.local.api.ApiClient;
import java.util.List;
import java.util.Map;

/** Asks report-service for what people look at most. */
final class ReportLoad {
    private static final String RANGE = "?from=2026-01-01&to=2026-06-01&timezone=UTC";

    private final ApiClient report;

    ReportLoad(String report, String key) {
        this.report = new ApiClient(report, key);
    }

    /** A report by name, and a question of one's own. */
    void report(Tally tally) {
        tally.untilDone(() -> report.get("/v1/reports/conversations" + RANGE + "&interval=week"));
        tally.untilDone(() -> report.post(
                "/v1/query",
                Map.of(
                        "range", Map.of("from", "2026-01-01", "to", "2026-06-01"),
                        "timezone", "UTC",
                        "groupBy", List.of("channel"),
                        "metrics", List.of(Map.of("metric", "first_response_time", "aggregate", "average")))));
    }

    /** The list of conversations. */
    void conversations(Tally tally) {
        tally.untilDone(() -> report.get("/v1/conversations" + RANGE + "&limit=50"));
    }
}
