package io.colloquy.report.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.model.activity.AgentHistory;
import io.colloquy.model.activity.AgentStates;
import io.colloquy.model.activity.Shift;
import io.colloquy.model.activity.ShiftCounts;
import io.colloquy.model.activity.ShiftTimes;
import io.colloquy.model.activity.Shifts;
import io.colloquy.model.activity.Slot;
import io.colloquy.model.activity.Slots;
import io.colloquy.model.activity.StateStretch;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.Measurement.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of what agents did (metrics 2.4). No table holds them: they are worked out for the range asked about and given to the
 * database as JSON, which splits them and reckons with them as with all others. Pure.
 *
 * @param <R> a row
 */
final class ActivityRows<R> {
    static final ActivityRows<StateStretch> AGENT_STATES = new ActivityRows<>(
            (history, range) ->
                    AgentStates.of(history).stream().filter(state -> state.overlaps(range.from(), range.to())),
            List.of(
                    text("agent_id", StateStretch::agentId),
                    text("campaign_id", StateStretch::campaignId),
                    text("state", state -> state.state().wire()),
                    since(StateStretch::from),
                    until(StateStretch::from, StateStretch::to),
                    number("duration_secs", Kind.DURATION, state -> millis(state.duration()))));

    static final ActivityRows<Slot> SLOTS = new ActivityRows<>(
            (history, range) -> Slots.stream(history, range.from(), range.to()),
            List.of(
                    text("agent_id", Slot::agentId),
                    text("campaign_id", Slot::campaignId),
                    text("entrypoint_type", Slot::entrypointType),
                    text("state", slot -> slot.state().wire()),
                    since(Slot::from),
                    until(Slot::from, Slot::to),
                    number("duration", Kind.DURATION, slot -> millis(slot.duration()))));

    static final ActivityRows<CampaignOfShift> SHIFTS = new ActivityRows<>(
            (history, range) ->
                    Shifts.of(history, range.from(), range.to(), range.zone(), range.watermark(), campaign -> true)
                            .stream()
                            .flatMap(shift -> shift.rows().stream().map(row -> new CampaignOfShift(shift, row))),
            List.of(
                    text("agent_id", row -> row.shift().agentId()),
                    text("campaign_id", row -> row.figures().campaignId()),
                    since(row -> row.shift().from()),
                    until(row -> row.shift().from(), row -> row.shift().to()),
                    counted("num_chats", ShiftCounts::chats),
                    counted("num_breaks", ShiftCounts::breaks),
                    counted("num_ignored", ShiftCounts::ignored),
                    counted("num_abandoned", ShiftCounts::abandoned),
                    timed("open_duration", ShiftTimes::openSeconds),
                    timed("closed_duration", ShiftTimes::closedSeconds),
                    timed("online_duration", ShiftTimes::onlineSeconds),
                    timed("offline_duration", ShiftTimes::offlineSeconds),
                    timed("session_duration", ShiftTimes::sessionSeconds),
                    timed("available_duration", ShiftTimes::availableSeconds),
                    timed("idle_duration", ShiftTimes::idleSeconds),
                    timed("first_response_duration", ShiftTimes::firstResponseSeconds),
                    number("avg_concurrency", Kind.DECIMAL, row -> ofTimes(row, ShiftTimes::averageConcurrency)),
                    counted("survey_num_good", ShiftCounts::surveysGood),
                    counted("survey_num_moderate", ShiftCounts::surveysModerate),
                    counted("survey_num_bad", ShiftCounts::surveysBad)));

    private static final long SECOND = 1000;

    /** Some 30 MB of text. */
    private static final int MOST_ROWS = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Finder<R> finder;
    private final List<Column<R>> columns;

    private ActivityRows(Finder<R> finder, List<Column<R>> columns) {
        this.finder = finder;
        this.columns = columns;
    }

    /**
     * What rows are asked of.
     *
     * @param from the range's begin
     * @param to its end, not in it
     * @param zone where the account's days begin
     * @param watermark up to when the log is complete
     */
    record Range(Instant from, Instant to, ZoneId zone, Instant watermark) {}

    /** A row of the dataset {@code shifts}. */
    record CampaignOfShift(Shift shift, Shift.Row figures) {}

    /**
     * A column, here and in the database.
     *
     * @param type the database's
     * @param kind what its numbers are; null for what is no number to be asked for
     * @param value the row's; null for none
     */
    record Column<R>(String name, String type, Kind kind, Function<R, Object> value) {}

    @FunctionalInterface
    private interface Finder<R> {
        Stream<R> find(AgentHistory history, Range range);
    }

    /** The columns that can be asked for. */
    List<Column<R>> numbers() {
        return columns.stream().filter(column -> column.kind() != null).toList();
    }

    /** The columns as the database has to know them. */
    String definition() {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
    }

    /**
     * The rows of all these agents, an object each, in one array.
     *
     * @throws io.colloquy.platform.selection.InvalidSelection when there are more than the database is to be given
     */
    String json(List<AgentHistory> histories, Range range) {
        StringWriter text = new StringWriter();
        int count = 0;
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (AgentHistory history : histories) {
                for (R row : (Iterable<R>) finder.find(history, range)::iterator) {
                    count++;
                    refuseMoreThanMost(count);
                    json.writeStartObject();
                    for (Column<R> column : columns) {
                        json.writeObjectField(column.name(), column.value().apply(row));
                    }
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void refuseMoreThanMost(int count) {
        if (count > MOST_ROWS) {
            Violations violations = new Violations();
            violations.add(
                    "range",
                    "must be shorter: it has more than %,d rows of what agents did; an export has no such limit"
                            .formatted(MOST_ROWS));
            violations.throwIfAny();
        }
    }

    private static <R> Column<R> text(String name, Function<R, Object> value) {
        return new Column<>(name, "text", null, value);
    }

    private static <R> Column<R> since(Function<R, Instant> from) {
        return new Column<>("since", "timestamptz", null, row -> from.apply(row).toString());
    }

    /** What has no length is in the range in which it begins: it is given the shortest there is. */
    private static <R> Column<R> until(Function<R, Instant> from, Function<R, Instant> to) {
        return new Column<>("until", "timestamptz", null, row -> {
            Instant end = to.apply(row);
            Instant begin = from.apply(row);
            return end == null ? null : (end.isAfter(begin) ? end : begin.plusMillis(1)).toString();
        });
    }

    private static <R> Column<R> number(String name, Kind kind, Function<R, Object> value) {
        return new Column<>(name, "numeric", kind, value);
    }

    private static Column<CampaignOfShift> counted(String name, ToLongFunction<ShiftCounts> count) {
        return number(name, Kind.COUNT, row -> count.applyAsLong(row.figures().counts()));
    }

    /** Whole seconds, so that the parts make the whole as it is shown, here as in files. */
    private static Column<CampaignOfShift> timed(String name, ToLongFunction<ShiftTimes> seconds) {
        return number(name, Kind.DURATION, row -> ofTimes(row, times -> seconds.applyAsLong(times) * SECOND));
    }

    /** A shift that runs has no times yet. */
    private static Object ofTimes(CampaignOfShift row, Function<ShiftTimes, Object> value) {
        ShiftTimes times = row.figures().times();
        return times == null ? null : value.apply(times);
    }

    private static Object millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
