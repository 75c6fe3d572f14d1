package io.colloquy.report.query;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import io.colloquy.report.catalogue.Catalogue;
import io.colloquy.report.query.Measurement.Count;
import io.colloquy.report.query.Measurement.Formula;
import io.colloquy.report.query.Measurement.Kind;
import io.colloquy.report.query.Measurement.Ranges;
import io.colloquy.report.query.Measurement.Value;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which metrics of the catalogue can be asked, and how each is measured. */
final class Measurements {
    /** Any row: whoever is in the range is counted. */
    private static final String ROW = "1";

    /** Whose number a fact is (metrics 2.5, per agent); all others are the closer's. */
    private static final Map<Fact, Fact> AGENTS = agents();

    private static final Map<String, Measurement> BY_ID = byId();

    private Measurements() {}

    /** How the metric is measured; empty for one that can't be asked. */
    static Optional<Measurement> find(String metric) {
        return Optional.ofNullable(BY_ID.get(metric));
    }

    static Collection<String> ids() {
        return BY_ID.keySet();
    }

    private static Map<String, Measurement> byId() {
        Map<String, Measurement> all = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            kind(fact).ifPresent(kind -> all.put(fact.id(), fact(fact, kind)));
        }
        statusChanges(all);
        all.put("response_time", duration(Sources.RESPONSES, "r.time_ms"));
        all.put("response_time_business", duration(Sources.RESPONSES, "r.time_business_ms"));
        all.put("derived", flag(Sources.SESSIONS, "r.derived"));
        all.put("answered", flag(Sources.SURVEYS, "r.answered"));
        all.put("amount", new Value(Sources.PAYMENTS, "r.amount", Kind.DECIMAL));
        counts(all);
        rates(all);
        surveys(all);
        traffic(all);
        activity(all, ActivitySources.AGENT_STATES);
        activity(all, ActivitySources.SHIFTS);
        activity(all, ActivitySources.SLOTS);
        return all;
    }

    private static void statusChanges(Map<String, Measurement> all) {
        Source changes = Sources.STATUS_CHANGES;
        all.put("is_first_response_change", flag(changes, "r.first_response_change"));
        all.put("time_until_change", duration(changes, "r.until_by_publication_ms"));
        all.put("time_until_change_business", duration(changes, "r.until_by_publication_business_ms"));
        all.put("time_until_change_by_collection", duration(changes, "r.until_by_collection_ms"));
        all.put("time_until_change_by_collection_business", duration(changes, "r.until_by_collection_business_ms"));
        all.put("sla_seconds", new Value(changes, "r.sla_seconds", Kind.COUNT));
        all.put("sla_met", flag(changes, "r.sla_met"));
        all.put("sla_overrun", duration(changes, "r.sla_overrun_ms"));
    }

    private static void counts(Map<String, Measurement> all) {
        all.put("conversations_opened", count(Sources.OPENINGS, ROW));
        all.put("conversations_closed", count(Sources.CLOSES, ROW));
        all.put(
                "conversations_held",
                new Count(new Base(Sources.HOLDINGS, "r.conversation_id", Aggregation.Plain.DISTINCT)));
        all.put("assignments", count(Sources.ASSIGNMENTS, ROW));
        all.put("messages_inbound", count(Sources.INTERACTIONS, when("r.direction = 'inbound'")));
        all.put(
                "messages_outbound",
                count(Sources.INTERACTIONS, when("r.direction = 'outbound' AND r.author_type <> 'broadcast'")));
        all.put(
                "messages_broadcast",
                count(Sources.INTERACTIONS, when("r.direction = 'outbound' AND r.author_type = 'broadcast'")));
        all.put(
                "messages_failed",
                count(Sources.INTERACTIONS, when("r.direction = 'outbound' AND r.status = 'failed'")));
        all.put("surveys_offered", count(Sources.SURVEYS, when("NOT r.answered")));
        all.put("surveys_answered", count(Sources.SURVEYS, when("r.answered")));
    }

    private static void rates(Map<String, Measurement> all) {
        Source opened = Sources.conversations(Fact.OPENED_AT, Fact.CLOSED_BY);
        rate(all, "reopened_rate", opened, "c.reopened_count > 0", "c.closed_count > 0");
        rate(all, "transferred_rate", opened, "c.agent_count > 1", "c.agent_count > 0");
        rate(all, "bot_handled_rate", opened, "c.bot_handled", "c.closed_count > 0");
        rate(all, "unanswered_rate", opened, "c.unanswered", "c.inbound_count > 0");
        rate(
                all,
                "sla_first_response_met_rate",
                Sources.conversations(Fact.OPENED_AT, Fact.FIRST_RESPONSE_BY),
                "c.sla_first_response_met",
                "c.sla_first_response_met IS NOT NULL");
        rate(all, "sla_resolution_met_rate", opened, "c.sla_resolution_met", "c.sla_resolution_met IS NOT NULL");
        all.put(
                "first_response_ranges",
                new Ranges(new Value(
                        Sources.conversations(Fact.CLOSED_AT, Fact.FIRST_RESPONSE_BY),
                        "c." + Fact.FIRST_RESPONSE_TIME.column(),
                        Kind.DURATION)));
    }

    private static void surveys(Map<String, Measurement> all) {
        Source surveys = Sources.SURVEYS;
        String scored = "r.answered AND r.score IS NOT NULL AND r.kind = ";
        rate(all, "csat_score", surveys, scored + "'csat' AND r.score IN ('4', '5')", scored + "'csat'");
        all.put(
                "nps_score",
                new Formula(
                        List.of(
                                counted(surveys, scored + "'nps' AND r.score IN ('9', '10')"),
                                counted(surveys, scored + "'nps' AND r.score IN ('0', '1', '2', '3', '4', '5', '6')"),
                                counted(surveys, scored + "'nps'")),
                        Combination.NET_PROMOTERS));
        all.put(
                "survey_response_rate",
                new Formula(
                        List.of(
                                counted(surveys, "r.answered"),
                                counted(surveys, "NOT r.answered"),
                                new Base(Sources.CLOSES, ROW, Aggregation.Plain.COUNT)),
                        Combination.RESPONSE_RATE));
    }

    private static void traffic(Map<String, Measurement> all) {
        all.put("visits", ofType(TrafficSources.PAGES, "page.visited"));
        all.put("visitors", new Count(new Base(TrafficSources.PAGES, "e.visitor_id", Aggregation.Plain.DISTINCT)));
        // An automatic invite is an entry point: shown is a view, accepted a click.
        all.put("views", ofType(TrafficSources.ENTRYPOINTS, "entrypoint.viewed", "invite.shown"));
        all.put("clicks", ofType(TrafficSources.ENTRYPOINTS, "entrypoint.clicked", "invite.accepted"));
        all.put("chats", count(TrafficSources.CHATS, ROW));
        for (String outcome : List.of(
                "matched", "shown", "accepted", "declined", "cancelled", "no_availability", "expired", "ignored")) {
            all.put(outcome, ofType(TrafficSources.INVITES, "invite." + outcome));
        }
    }

    private static void activity(Map<String, Measurement> all, Source source) {
        for (ActivityRows.Column<?> number : source.given().orElseThrow().numbers()) {
            String own = source.name() + "." + number.name();
            String id = Catalogue.find(own).isPresent() ? own : number.name();
            all.put(id, new Value(source, "s." + number.name(), number.kind()));
        }
    }

    private static Count ofType(Source source, String... types) {
        return count(source, when("e.type IN ('" + String.join("', '", types) + "')"));
    }

    private static void rate(Map<String, Measurement> all, String id, Source source, String part, String whole) {
        all.put(
                id,
                new Formula(
                        List.of(counted(source, "(" + whole + ") AND (" + part + ")"), counted(source, whole)),
                        Combination.SHARE));
    }

    private static Measurement fact(Fact fact, Kind kind) {
        Fact moment = Catalogue.find(fact.id())
                .map(metric -> metric.anchor())
                .flatMap(Fact::fromId)
                .orElseThrow(() -> new IllegalStateException(fact.id() + " counts by no fact"));
        Source source = Sources.conversations(moment, AGENTS.getOrDefault(fact, Fact.CLOSED_BY));
        String column = "c." + fact.column();
        return kind == Kind.FLAG ? flag(source, column) : new Value(source, column, kind);
    }

    private static Optional<Kind> kind(Fact fact) {
        if (fact.isInternal()) {
            return Optional.empty();
        }
        FactType type = fact.type();
        return switch (type) {
            case DURATION -> Optional.of(Kind.DURATION);
            case COUNT -> Optional.of(Kind.COUNT);
            case DECIMAL -> Optional.of(Kind.DECIMAL);
            case BOOLEAN -> Optional.of(Kind.FLAG);
            case TEXT, INSTANT, TEXTS -> Optional.empty();
        };
    }

    private static Map<Fact, Fact> agents() {
        Map<Fact, Fact> agents = new EnumMap<>(Fact.class);
        List.of(
                        Fact.FIRST_RESPONSE_TIME,
                        Fact.FIRST_REPLY_TIME,
                        Fact.ACCEPT_TO_FIRST_RESPONSE,
                        Fact.HANDOVER_TO_FIRST_RESPONSE,
                        Fact.FIRST_ASSIGNMENT_TO_FIRST_RESPONSE,
                        Fact.SLA_FIRST_RESPONSE_SECONDS,
                        Fact.SLA_FIRST_RESPONSE_MET)
                .forEach(fact -> agents.put(fact, Fact.FIRST_RESPONSE_BY));
        agents.put(Fact.FIRST_ASSIGNMENT_TIME, Fact.FIRST_ASSIGNEE);
        agents.put(Fact.LAST_ASSIGNMENT_TO_RESPONSE, Fact.LAST_ASSIGNEE);
        for (Fact fact : List.copyOf(agents.keySet())) {
            fact.businessTwin().ifPresent(twin -> agents.put(twin, agents.get(fact)));
        }
        return agents;
    }

    private static Value duration(Source source, String column) {
        return new Value(source, column, Kind.DURATION);
    }

    private static Value flag(Source source, String condition) {
        return new Value(source, "(" + condition + ")::integer", Kind.FLAG);
    }

    private static Count count(Source source, String value) {
        return new Count(new Base(source, value, Aggregation.Plain.COUNT));
    }

    private static Base counted(Source source, String condition) {
        return new Base(source, when(condition), Aggregation.Plain.COUNT);
    }

    private static String when(String condition) {
        return "CASE WHEN " + condition + " THEN 1 END";
    }
}
