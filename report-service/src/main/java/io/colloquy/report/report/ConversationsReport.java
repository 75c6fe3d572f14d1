package io.colloquy.report.report;

import io.colloquy.model.event.ContactType;
import io.colloquy.report.query.Aggregate;
import io.colloquy.report.query.Measure;
import io.colloquy.report.query.Question;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import java.util.Arrays;
import java.util.List;

/** The report {@code conversations} (reports 3.2, seed 004): how many were opened and closed, when, by what and by whom. */
final class ConversationsReport {
    static final String NAME = "conversations";

    private static final String OPENED = "conversations_opened";
    private static final String CLOSED = "conversations_closed";

    /** A series is there even when it is all zero. */
    private static final List<String> CONTACT_TYPES =
            Arrays.stream(ContactType.values()).map(ContactType::wire).toList();

    private ConversationsReport() {}

    /** In the order of the page. */
    static List<Part> parts(ReportRequest request) {
        return List.of(
                number("opened", "Conversations opened", OPENED),
                new Part(
                        new Heading("opened_and_closed", "Opened and closed", Kind.SERIES, List.of(OPENED, CLOSED)),
                        Question.of(List.of(count(OPENED), count(CLOSED))).by(request.interval()),
                        Drawings::series),
                heatMap("opened_heat_map", "Opened by day and hour", OPENED),
                byContactType("opened_by_contact_type", "Opened by contact type", OPENED, request),
                groups("opened_by_source", "Opened by source", OPENED, "opened_source", "source", "ad_network"),
                groups("opened_by_channel", "Opened by channel", OPENED, "opened_channel", "channel"),
                number("closed", "Conversations closed", CLOSED),
                heatMap("closed_heat_map", "Closed by day and hour", CLOSED),
                groups("closed_by_category", "Closed by category", CLOSED, "category", "category"),
                groups("closed_by_source", "Closed by source", CLOSED, "closed_source", "closed_source"),
                byContactType("closed_by_contact_type", "Closed by contact type", CLOSED, request));
    }

    private static Part number(String id, String title, String metric) {
        return new Part(
                new Heading(id, title, Kind.NUMBER, List.of(metric)),
                Question.of(List.of(count(metric))),
                Drawings::number);
    }

    private static Part heatMap(String id, String title, String metric) {
        return new Part(
                new Heading(id, title, Kind.HEAT_MAP, List.of(metric)),
                Question.of(List.of(count(metric)), "day_of_week", "hour_of_day"),
                Drawings::heatMap);
    }

    private static Part byContactType(String id, String title, String metric, ReportRequest request) {
        return new Part(
                new Heading(id, title, Kind.GROUPS, List.of(metric, "contact_type")),
                Question.of(List.of(count(metric)), "contact_type").by(request.interval()),
                Drawings.groupsOverTime(CONTACT_TYPES));
    }

    /** By a dimension, which may be split by a finer one: paid ads are, by the network that showed them. */
    private static Part groups(String id, String title, String metric, String fact, String... dimensions) {
        return new Part(
                new Heading(id, title, Kind.GROUPS, List.of(metric, fact)),
                Question.of(List.of(count(metric)), dimensions),
                Drawings::groups);
    }

    private static Measure count(String metric) {
        return Measure.of(metric, Aggregate.COUNT);
    }
}
