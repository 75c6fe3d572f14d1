package io.colloquy.report.report;

import io.colloquy.report.query.Aggregate;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import java.util.List;

/** The report {@code messages} (reports 3.2): what came in and went out, by whom, where and when. */
final class MessagesReport {
    static final String NAME = "messages";

    private static final String INBOUND = "messages_inbound";
    private static final String OUTBOUND = "messages_outbound";
    private static final String BROADCAST = "messages_broadcast";
    private static final String FAILED = "messages_failed";
    private static final List<String> ALL = List.of(INBOUND, OUTBOUND, BROADCAST, FAILED);

    private MessagesReport() {}

    /** In the order of the page. */
    static List<Part> parts(ReportRequest request) {
        List<Measure> counts = ALL.stream().map(MessagesReport::count).toList();
        return List.of(
                new Part(
                        new Heading("messages", "Messages", Kind.STATISTICS, ALL),
                        Question.of(counts).comparedWithPrevious(),
                        Drawings::statistics),
                new Part(
                        new Heading("messages_over_time", "Messages over time", Kind.SERIES, ALL),
                        Question.of(counts).by(request.interval()),
                        Drawings::series),
                groups("inbound_by_channel", "Inbound by channel", INBOUND, "channel"),
                groups("outbound_by_channel", "Outbound by channel", OUTBOUND, "channel"),
                groups("outbound_by_author", "Outbound by author", OUTBOUND, "author_type"),
                groups("failed_by_channel", "Failed by channel", FAILED, "channel"),
                hours("inbound_heat_map", "Inbound by day and hour", INBOUND),
                hours("outbound_heat_map", "Outbound by day and hour", OUTBOUND));
    }

    private static Part groups(String id, String title, String metric, String dimension) {
        return new Part(
                new Heading(id, title, Kind.GROUPS, List.of(metric)),
                Question.of(List.of(count(metric)), dimension),
                Drawings::groups);
    }

    private static Part hours(String id, String title, String metric) {
        return new Part(
                new Heading(id, title, Kind.HEAT_MAP, List.of(metric)),
                Question.of(List.of(count(metric)), "day_of_week", "hour_of_day"),
                Drawings::heatMap);
    }

    private static Measure count(String metric) {
        return Measure.of(metric, Aggregate.COUNT);
    }
}
