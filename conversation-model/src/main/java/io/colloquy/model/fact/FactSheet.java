package io.colloquy.model.fact;

import io.colloquy.model.calendar.BusinessTime;
import io.colloquy.model.row.ConversationRow;
import io.colloquy.model.timeline.Anomaly;
import io.colloquy.model.timeline.AnomalyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where the concerns write their facts. Every duration brings its business-time twin and its lineage with it. */
final class FactSheet {

    private final String conversationId;
    private final BusinessTime calendar;
    private final Facts.Builder facts = new Facts.Builder();
    private final Map<Fact, Moment> moments = new EnumMap<>(Fact.class);
    private final List<Span> spans = new ArrayList<>();
    private final List<ConversationRow> rows = new ArrayList<>();
    private final List<ClearedWait> clearedWaits = new ArrayList<>(0);
    private final List<Anomaly> anomalies;
    private Instant dueAt;

    /**
     * The anomalies found are added to that list.
     *
     * @param calendar the conversation's; null without one, and then there is no business time
     */
    FactSheet(String conversationId, BusinessTime calendar, List<Anomaly> anomalies) {
        this.conversationId = conversationId;
        this.calendar = calendar;
        this.anomalies = anomalies;
    }

    String conversationId() {
        return conversationId;
    }

    void put(Fact fact, Object value) {
        facts.put(fact, value);
    }

    /** Writes when it was, and remembers what made it so. */
    void put(Fact fact, Moment moment) {
        facts.put(fact, Moment.at(moment));
        if (moment != null) {
            moments.put(fact, moment);
        }
    }

    void count(Fact fact, long value) {
        facts.put(fact, value);
    }

    /** Adds a row; rows of one kind are added in order. */
    void add(ConversationRow row) {
        rows.add(row);
    }

    /** The moment written for that fact; null if none was. */
    Moment moment(Fact fact) {
        return moments.get(fact);
    }

    /**
     * The time from one moment to another, cut to the millisecond; null when one of them is missing. A pair out of order
     * gives null and an anomaly (metrics 2.1).
     */
    void span(Fact fact, Moment from, Moment to) {
        if (from == null || to == null) {
            return;
        }
        if (to.at().isBefore(from.at())) {
            outOfOrder(fact.id(), from.at(), to.at());
            return;
        }
        spans(fact, List::getFirst, List.of(new Span(fact, from, to)));
    }

    /** Notes a duration that would end before its start (metrics 2.1). */
    void outOfOrder(String duration, Instant from, Instant to) {
        anomalies.add(new Anomaly(
                conversationId,
                null,
                null,
                AnomalyCode.NEGATIVE_DURATION,
                duration + " would end at " + to + ", before its start at " + from));
    }

    /** Notes a wait that nobody answered; in order. */
    void cleared(ClearedWait wait) {
        clearedWaits.add(wait);
    }

    /** The facts written will have changed at that moment though no event came; the earliest counts. */
    void due(Instant at) {
        dueAt = dueAt == null || at.isBefore(dueAt) ? at : dueAt;
    }

    /** The conversation's calendar; null without one. */
    BusinessTime calendar() {
        return calendar;
    }

    /**
     * A duration of several parts, each in order of time; null without any. Its business time is that of the parts'
     * business times (metrics 2.3).
     *
     * @param summary of the parts' durations: their sum, mean, maximum …
     */
    void spans(Fact fact, Function<List<Duration>, Duration> summary, List<Span> parts) {
        if (parts.isEmpty()) {
            return;
        }
        spans.addAll(parts);
        facts.put(fact, summary.apply(durations(parts, BusinessTime.ALWAYS)));
        if (calendar != null) {
            fact.businessTwin().ifPresent(twin -> facts.put(twin, summary.apply(durations(parts, calendar))));
        }
    }

    private static List<Duration> durations(List<Span> parts, BusinessTime clock) {
        return parts.stream()
                .map(part -> measure(clock, part.from().at(), part.to().at()))
                .toList();
    }

    /** The business time from one moment to a later one, cut to the millisecond; null without a calendar. */
    Duration businessTime(Instant from, Instant to) {
        return calendar == null ? null : measure(calendar, from, to);
    }

    /** From one moment to a later one, cut to the millisecond. */
    static Duration millis(Instant from, Instant to) {
        return measure(BusinessTime.ALWAYS, from, to);
    }

    /** By that clock from one moment to a later one, cut to the millisecond. */
    static Duration measure(BusinessTime clock, Instant from, Instant to) {
        return Duration.ofMillis(clock.between(from, to).toMillis());
    }

    Facts facts() {
        return facts.build();
    }

    /** What the durations were worked out from, in the order in which they were written. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The events behind the moments written. */
    Map<Fact, Moment> moments() {
        return moments;
    }

    List<ConversationRow> rows() {
        return List.copyOf(rows);
    }

    List<ClearedWait> clearedWaits() {
        return clearedWaits;
    }

    /** When the facts change without any event; null if never. */
    Instant dueAt() {
        return dueAt;
    }
}
