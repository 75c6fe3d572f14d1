package io.colloquy.report.activity;

import io.colloquy.model.activity.Shift;
import io.colloquy.model.activity.ShiftCounts;
import io.colloquy.model.activity.ShiftTimes;
import io.colloquy.model.activity.StateStretch;
import io.colloquy.model.event.SubjectType;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Names;
import io.colloquy.report.query.Names.Reference;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Component.Column;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The report {@code agents} (reports 3.2): from shifts, states and slots to tables. Pure. */
final class AgentsReport {
    static final String NAME = "agents";

    private static final String SECONDS = "seconds";
    private static final String COUNT = "count";

    private static final List<Column> FIGURES = List.of(
            new Column("num_chats", COUNT),
            new Column("num_breaks", COUNT),
            new Column("num_ignored", COUNT),
            new Column("num_abandoned", COUNT),
            new Column("open_duration", SECONDS),
            new Column("closed_duration", SECONDS),
            new Column("online_duration", SECONDS),
            new Column("offline_duration", SECONDS),
            new Column("session_duration", SECONDS),
            new Column("available_duration", SECONDS),
            new Column("idle_duration", SECONDS),
            new Column("first_response_duration", SECONDS),
            new Column("avg_concurrency", null),
            new Column("survey_num_good", COUNT),
            new Column("survey_num_moderate", COUNT),
            new Column("survey_num_bad", COUNT));

    private static final List<String> DEFINITION =
            FIGURES.stream().map(Column::id).toList();
    private static final Heading AGENTS = new Heading("agents", "Agents", Kind.TABLE, DEFINITION);
    private static final Heading SHIFTS = new Heading("shifts", "Shifts", Kind.TABLE, DEFINITION);
    private static final Heading STATES =
            new Heading("agent_states", "States of agents", Kind.TABLE, List.of("duration_secs"));
    private static final Heading SLOTS = new Heading("slots", "Slots", Kind.TABLE, List.of("slots.duration"));

    private static final List<Column> AGENT = texts("agent_id", "agent_name");
    private static final List<Column> CAMPAIGN = texts("campaign_id", "campaign_name");
    private static final List<Column> STRETCH = texts("time_start", "time_end");

    private final Names names;
    private final TimeRange range;

    AgentsReport(Names names, TimeRange range) {
        this.names = names;
        this.range = range;
    }

    /** What the agents did in the range. */
    record Activity(List<Shift> shifts, List<StateStretch> states, FirstSlots slots) {

        /** Everything whose name is shown. */
        Set<Reference> references() {
            Set<Reference> references = new HashSet<>();
            shifts.forEach(shift -> {
                references.add(agent(shift.agentId()));
                shift.rows().forEach(row -> references.add(campaign(row.campaignId())));
            });
            states.forEach(state -> {
                references.add(agent(state.agentId()));
                references.add(campaign(state.campaignId()));
            });
            slots.first().forEach(slot -> references.add(campaign(slot.campaignId())));
            references.removeIf(reference -> reference.id() == null);
            return references;
        }
    }

    /** The components without numbers, because these filters have no meaning for what agents do. */
    static List<Component> notApplicable(Set<String> filters) {
        return Stream.of(AGENTS, SHIFTS, STATES, SLOTS)
                .map(heading -> heading.notApplicable(filters))
                .toList();
    }

    /** All components, in the order of the page. */
    List<Component> components(Activity activity) {
        return List.of(
                AGENTS.table(columns(AGENT, List.of(new Column("num_shifts", COUNT)), FIGURES), agents(activity)),
                SHIFTS.table(
                        columns(AGENT, CAMPAIGN, texts("shift_id", "shift_start", "shift_end"), FIGURES),
                        shifts(activity)),
                STATES.table(
                        columns(
                                texts("activity_id"),
                                AGENT,
                                CAMPAIGN,
                                texts("state"),
                                STRETCH,
                                List.of(new Column("duration_secs", SECONDS))),
                        states(activity)),
                SLOTS.table(
                        columns(
                                AGENT,
                                CAMPAIGN,
                                texts("conversation_id", "entrypoint_type", "state"),
                                STRETCH,
                                List.of(new Column("duration", SECONDS))),
                        slots(activity),
                        activity.slots().count()));
    }

    /** Of a shift that runs only what is counted: what has not ended adds to no sum of times. */
    private record Sum(long shifts, ShiftCounts counts, ShiftTimes times) {
        private static final Sum NONE = new Sum(0, ShiftCounts.NONE, ShiftTimes.NONE);

        Sum plus(Shift.Row shift) {
            return new Sum(
                    shifts + 1, counts.plus(shift.counts()), shift.times() == null ? times : times.plus(shift.times()));
        }
    }

    /** Whoever had most chats comes first. */
    private List<List<Object>> agents(Activity activity) {
        Map<String, Sum> sums = new TreeMap<>();
        activity.shifts()
                .forEach(shift -> sums.put(
                        shift.agentId(),
                        sums.getOrDefault(shift.agentId(), Sum.NONE).plus(shift.whole())));
        return sums.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        (Map.Entry<String, Sum> sum) -> -sum.getValue().counts().chats()))
                .map(sum -> {
                    List<Object> cells = agentCells(sum.getKey());
                    cells.add(sum.getValue().shifts());
                    cells.addAll(figures(sum.getValue().counts(), sum.getValue().times()));
                    return cells;
                })
                .toList();
    }

    private List<List<Object>> shifts(Activity activity) {
        List<List<Object>> rows = new ArrayList<>();
        for (Shift shift : activity.shifts()) {
            for (Shift.Row row : shift.rows()) {
                List<Object> cells = agentCells(shift.agentId());
                addCampaign(cells, row.campaignId());
                cells.add(shift.shiftId());
                cells.add(local(shift.from()));
                cells.add(local(shift.to()));
                cells.addAll(figures(row.counts(), row.times()));
                rows.add(cells);
            }
        }
        return rows;
    }

    private List<List<Object>> states(Activity activity) {
        return activity.states().stream()
                .map(state -> {
                    List<Object> cells = new ArrayList<>();
                    cells.add(state.activityId());
                    cells.addAll(agentCells(state.agentId()));
                    addCampaign(cells, state.campaignId());
                    cells.add(state.state().wire());
                    addStretch(cells, state.from(), state.to(), state.duration());
                    return cells;
                })
                .toList();
    }

    private List<List<Object>> slots(Activity activity) {
        return activity.slots().first().stream()
                .map(slot -> {
                    List<Object> cells = agentCells(slot.agentId());
                    addCampaign(cells, slot.campaignId());
                    cells.add(slot.conversationId());
                    cells.add(slot.entrypointType());
                    cells.add(slot.state().wire());
                    addStretch(cells, slot.from(), slot.to(), slot.duration());
                    return cells;
                })
                .toList();
    }

    private static List<Object> figures(ShiftCounts counts, ShiftTimes times) {
        List<Object> cells =
                new ArrayList<>(List.of(counts.chats(), counts.breaks(), counts.ignored(), counts.abandoned()));
        if (times == null) {
            Stream.generate(() -> null).limit(9).forEach(cells::add);
        } else {
            cells.addAll(List.of(
                    times.openSeconds(),
                    times.closedSeconds(),
                    times.onlineSeconds(),
                    times.offlineSeconds(),
                    times.sessionSeconds(),
                    times.availableSeconds(),
                    times.idleSeconds(),
                    times.firstResponseSeconds()));
            cells.add(times.averageConcurrency());
        }
        cells.addAll(List.of(counts.surveysGood(), counts.surveysModerate(), counts.surveysBad()));
        return cells;
    }

    private List<Object> agentCells(String agentId) {
        List<Object> cells = new ArrayList<>();
        cells.add(agentId);
        cells.add(names.find(agent(agentId)));
        return cells;
    }

    private void addCampaign(List<Object> cells, String campaignId) {
        cells.add(campaignId);
        cells.add(campaignId == null ? null : names.find(campaign(campaignId)));
    }

    private void addStretch(List<Object> cells, Instant from, Instant to, Duration duration) {
        cells.add(local(from));
        cells.add(local(to));
        cells.add(duration == null ? null : duration.toSeconds());
    }

    private String local(Instant moment) {
        return moment == null ? null : range.local(moment);
    }

    private static Reference agent(String id) {
        return new Reference(SubjectType.AGENT, id);
    }

    private static Reference campaign(String id) {
        return new Reference(SubjectType.CAMPAIGN, id);
    }

    private static List<Column> texts(String... ids) {
        return Stream.of(ids).map(id -> new Column(id, null)).toList();
    }

    @SafeVarargs
    private static List<Column> columns(List<Column>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
