package io.colloquy.report.activity;

import io.colloquy.activity.ActivityStore;
import io.colloquy.activity.AgentHistories;
import io.colloquy.activity.HeldChatStore;
import io.colloquy.model.activity.AgentHistory;
import io.colloquy.model.activity.AgentStates;
import io.colloquy.model.activity.Chat;
import io.colloquy.model.activity.Shifts;
import io.colloquy.model.activity.Slots;
import io.colloquy.model.event.AgentEvent;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.activity.AgentsReport.Activity;
import io.colloquy.report.query.AccountZones;
import io.colloquy.report.query.NameStore;
import io.colloquy.report.query.Selection;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Report;
import io.colloquy.report.report.ReportRequest;
import io.colloquy.report.report.ReportService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Draws up the report {@code agents}. */
@ApplicationScoped
class AgentsReportService {
    /** The only filter that has a meaning for shifts, states and slots. */
    private static final String CAMPAIGN = "campaign";

    private final AccountDatabase database;
    private final AccountZones zones;
    private final AgentHistories histories;
    private final ActivityStore activity;
    private final HeldChatStore chats;
    private final NameStore names;
    private final ReportService reports;

    AgentsReportService(
            AccountDatabase database,
            AccountZones zones,
            AgentHistories histories,
            ActivityStore activity,
            HeldChatStore chats,
            NameStore names,
            ReportService reports) {
        this.database = database;
        this.zones = zones;
        this.histories = histories;
        this.activity = activity;
        this.chats = chats;
        this.names = names;
        this.reports = reports;
    }

    /** All components from one snapshot; fails with {@code InvalidSelection} if the interval is too fine for the range. */
    Uni<Report> report(String accountId, Selection selection, ReportRequest request) {
        Function<SqlConnection, Uni<Report>> leaderboard =
                reports.draft(AgentsReport.NAME, accountId, selection, request, List.of(Leaderboard.part(request)));
        return zones.find(accountId)
                .chain(zone -> database.inReplicaSnapshot(
                        accountId, connection -> leaderboard.apply(connection).chain(report -> activities(
                                        connection, accountId, selection, zone)
                                .map(report::followedBy))));
    }

    private Uni<List<Component>> activities(
            SqlConnection connection, String accountId, Selection selection, ZoneId zone) {
        TimeRange range = selection.range().orElseThrow();
        Set<String> notApplicable = selection.filter().askedBeside(Set.of(CAMPAIGN));
        return notApplicable.isEmpty()
                ? components(connection, accountId, selection, range, zone)
                : Uni.createFrom().item(AgentsReport.notApplicable(notApplicable));
    }

    private Uni<List<Component>> components(
            SqlConnection connection, String accountId, Selection selection, TimeRange range, ZoneId zone) {
        return activity.watermark(connection, accountId)
                .chain(watermark -> histories
                        .during(connection, accountId, range.from(), range.to(), zone)
                        .chain(all -> wanted(connection, selection, all)
                                // Sweeping is work for the processor: it would keep the event loop from answering.
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(campaigns -> activity(all, range, zone, watermark, campaigns))))
                .chain(found -> names.find(connection, accountId, found.references())
                        .map(known -> new AgentsReport(known, range).components(found)));
    }

    private Uni<Predicate<String>> wanted(SqlConnection connection, Selection selection, List<AgentHistory> all) {
        if (!selection.filter().asksFor(CAMPAIGN)) {
            return Uni.createFrom().item(campaign -> true);
        }
        Set<String> campaigns = new HashSet<>();
        campaigns.add(null);
        all.stream().flatMap(AgentsReportService::campaigns).forEach(campaigns::add);
        return chats.wanted(connection, campaigns, selection.filter()).map(wanted -> wanted::contains);
    }

    private static Stream<String> campaigns(AgentHistory history) {
        return Stream.concat(
                history.events().stream().map(event -> ((AgentEvent) event.data()).campaignId()),
                history.chats().stream().map(Chat::campaignId));
    }

    private static Activity activity(
            List<AgentHistory> all, TimeRange range, ZoneId zone, Instant watermark, Predicate<String> campaigns) {
        Instant from = range.from();
        Instant to = range.to();
        FirstSlots slots = new FirstSlots(Component.MOST_ROWS);
        all.forEach(history ->
                slots.addAgent(Slots.stream(history, from, to).filter(slot -> campaigns.test(slot.campaignId()))));
        return new Activity(
                all.stream()
                        .flatMap(history -> Shifts.of(history, from, to, zone, watermark, campaigns).stream())
                        .toList(),
                all.stream()
                        .flatMap(history -> AgentStates.of(history).stream())
                        .filter(state -> state.overlaps(from, to) && campaigns.test(state.campaignId()))
                        .toList(),
                slots);
    }
}
