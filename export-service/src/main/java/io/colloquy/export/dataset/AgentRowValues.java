package io.colloquy.export.dataset;

import static io.colloquy.platform.sql.Timestamps.utc;

import io.colloquy.model.activity.AgentHistory;
import io.colloquy.model.activity.AgentStates;
import io.colloquy.model.activity.Shift;
import io.colloquy.model.activity.ShiftCounts;
import io.colloquy.model.activity.ShiftTimes;
import io.colloquy.model.activity.Shifts;
import io.colloquy.model.activity.Slot;
import io.colloquy.model.activity.Slots;
import io.colloquy.model.activity.StateStretch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** From an agent's history to the values of the datasets' columns. Pure. */
final class AgentRowValues {
    private static final long SECOND = 1000;

    private final String accountId;
    private final DatasetSelection selection;
    private final AgentRows.Kind kind;
    private final ZoneId zone;
    private final Instant watermark;

    /**
     * @param zone where the account's days begin
     * @param watermark up to when the log is complete
     */
    AgentRowValues(String accountId, DatasetSelection selection, ZoneId zone, Instant watermark) {
        this.accountId = accountId;
        this.selection = selection;
        this.kind = ((Dataset.Rows.OfAgents) selection.dataset().rows()).kind();
        this.zone = zone;
        this.watermark = watermark;
    }

    /** Today's names by id; {@code accounts} are the agents' own accounts. */
    record Names(Map<String, String> agents, Map<String, String> accounts, Map<String, String> campaigns) {}

    /** Where in a row that begins by which rows are ordered: the time, then ids. */
    int firstKey() {
        return selection.columns().size();
    }

    /** Null first. */
    @SuppressWarnings("unchecked") // values of one place are of one type
    static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** The rows of one agent: the selected values, then the keys. There may be more than memory has room for. */
    Stream<Object[]> of(AgentHistory history, Predicate<String> campaigns, Names names) {
        Instant from = selection.range().from();
        Instant to = selection.range().to();
        return switch (kind) {
            case AGENT_STATES ->
                AgentStates.of(history).stream()
                        .filter(state -> state.overlaps(from, to) && campaigns.test(state.campaignId()))
                        .map(state -> row(
                                column -> ofState(state, column, names),
                                utc(state.from()),
                                state.agentId(),
                                state.campaignId(),
                                state.activityId()));
            case SHIFTS ->
                Shifts.of(history, from, to, zone, watermark, campaigns).stream()
                        .flatMap(shift -> ofShift(shift, names));
            case SLOTS ->
                Slots.stream(history, from, to)
                        .filter(slot -> campaigns.test(slot.campaignId()))
                        .map(slot -> row(
                                column -> ofSlot(slot, column, names),
                                utc(slot.from()),
                                slot.agentId(),
                                slot.campaignId(),
                                slot.conversationId()));
        };
    }

    private Stream<Object[]> ofShift(Shift shift, Names names) {
        return shift.rows().stream()
                .map(campaign -> row(
                        column -> ofShift(shift, campaign, column, names),
                        utc(shift.from()),
                        shift.agentId(),
                        shift.shiftId(),
                        campaign.campaignId()));
    }

    /** From a column's id to its value. */
    @FunctionalInterface
    private interface Values {
        Object of(String column);
    }

    private Object[] row(Values values, Object... keys) {
        List<String> columns = selection.columns();
        Object[] row = new Object[columns.size() + keys.length];
        for (int i = 0; i < columns.size(); i++) {
            row[i] = columns.get(i).equals(Datasets.ACCOUNT) ? accountId : values.of(columns.get(i));
        }
        System.arraycopy(keys, 0, row, columns.size(), keys.length);
        return row;
    }

    private Object ofState(StateStretch state, String column, Names names) {
        return switch (column) {
            case "activity_id" -> state.activityId();
            case "agent_id" -> state.agentId();
            case "agent_name" -> names.agents().get(state.agentId());
            case "campaign_id" -> state.campaignId();
            case "account_id" -> account(state.agentId(), names);
            case "state" -> state.state().wire();
            case "time_start" -> utc(state.from());
            case "time_end" -> utc(state.to());
            case "duration_secs" -> milliseconds(state.duration());
            default -> throw unknown(column);
        };
    }

    private static Object ofSlot(Slot slot, String column, Names names) {
        return switch (column) {
            case "agent_id" -> slot.agentId();
            case "agent_name" -> names.agents().get(slot.agentId());
            case "conversation_id" -> slot.conversationId();
            case "campaign_id" -> slot.campaignId();
            case "entrypoint_type" -> slot.entrypointType();
            case "state" -> slot.state().wire();
            case "time_start" -> utc(slot.from());
            case "time_end" -> utc(slot.to());
            case "duration" -> milliseconds(slot.duration());
            default -> throw unknown(column);
        };
    }

    private Object ofShift(Shift shift, Shift.Row campaign, String column, Names names) {
        return switch (column) {
            case "shift_id" -> shift.shiftId();
            case "agent_id" -> shift.agentId();
            case "agent_name" -> names.agents().get(shift.agentId());
            case "campaign_id" -> campaign.campaignId();
            case "campaign_name" -> names.campaigns().get(campaign.campaignId());
            case "account_id" -> account(shift.agentId(), names);
            case "shift_start" -> utc(shift.from());
            case "shift_end" -> utc(shift.to());
            default ->
                column.startsWith("num_") || column.startsWith("survey_num_")
                        ? counted(campaign.counts(), column)
                        : spent(campaign.times(), column);
        };
    }

    private static Long counted(ShiftCounts counts, String column) {
        return switch (column) {
            case "num_chats" -> counts.chats();
            case "num_breaks" -> counts.breaks();
            case "num_ignored" -> counts.ignored();
            case "num_abandoned" -> counts.abandoned();
            case "survey_num_good" -> counts.surveysGood();
            case "survey_num_moderate" -> counts.surveysModerate();
            case "survey_num_bad" -> counts.surveysBad();
            default -> throw unknown(column);
        };
    }

    /** Null while the shift runs. Whole seconds, so that the parts make the whole as it is shown. */
    private static Object spent(ShiftTimes times, String column) {
        if (times == null) {
            return null;
        }
        return switch (column) {
            case "open_duration" -> times.openSeconds() * SECOND;
            case "closed_duration" -> times.closedSeconds() * SECOND;
            case "online_duration" -> times.onlineSeconds() * SECOND;
            case "offline_duration" -> times.offlineSeconds() * SECOND;
            case "session_duration" -> times.sessionSeconds() * SECOND;
            case "available_duration" -> times.availableSeconds() * SECOND;
            case "idle_duration" -> times.idleSeconds() * SECOND;
            case "first_response_duration" -> times.firstResponseSeconds() * SECOND;
            case "avg_concurrency" -> times.averageConcurrency();
            default -> throw unknown(column);
        };
    }

    private String account(String agentId, Names names) {
        String own = names.accounts().get(agentId);
        return own == null ? accountId : own;
    }

    private static Long milliseconds(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static IllegalArgumentException unknown(String column) {
        return new IllegalArgumentException("no column " + column);
    }
}
