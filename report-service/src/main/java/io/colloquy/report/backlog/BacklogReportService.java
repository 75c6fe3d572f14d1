package io.colloquy.report.backlog;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.Selection;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Report;
import io.colloquy.report.report.ReportRequest;
import io.colloquy.report.report.ReportService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Draws up the report {@code backlog}. */
@ApplicationScoped
class BacklogReportService {
    private final AccountDatabase database;
    private final BacklogStore backlogs;
    private final ReportService reports;
    private final Clock clock;

    BacklogReportService(AccountDatabase database, BacklogStore backlogs, ReportService reports, Clock clock) {
        this.database = database;
        this.backlogs = backlogs;
        this.reports = reports;
        this.clock = clock;
    }

    /** All components from one snapshot; fails with {@code InvalidSelection} if the interval is too fine for the range. */
    Uni<Report> report(String accountId, Selection selection, ReportRequest request) {
        TimeRange range = selection.range().orElseThrow();
        Buckets buckets = Buckets.require(range, request.interval(), request.weekStart());
        BacklogReport report = new BacklogReport(range, buckets);
        Function<SqlConnection, Uni<Report>> rates =
                reports.draft(BacklogReport.NAME, accountId, selection, request, Rates.parts(request.interval()));
        return database.inReplicaSnapshot(accountId, connection -> stocks(
                        connection, accountId, selection, report, buckets, clock.instant())
                .chain(stocks -> rates.apply(connection)
                        .map(drawn -> new Report(drawn.name(), drawn.range(), stocks).followedBy(drawn.components()))));
    }

    private Uni<List<Component>> stocks(
            SqlConnection connection,
            String accountId,
            Selection selection,
            BacklogReport report,
            Buckets buckets,
            Instant now) {
        return backlogs.now(connection, accountId, selection, now)
                .map(report::now)
                .chain(current -> overTime(connection, accountId, selection, report, buckets, now)
                        .map(past -> List.of(current, past)));
    }

    private Uni<Component> overTime(
            SqlConnection connection,
            String accountId,
            Selection selection,
            BacklogReport report,
            Buckets buckets,
            Instant now) {
        Set<String> notApplicable = selection.filter().unknownAtOpening();
        return notApplicable.isEmpty()
                ? backlogs.at(connection, accountId, selection, BacklogReport.instants(buckets, now))
                        .map(report::overTime)
                : Uni.createFrom().item(BacklogReport.overTimeNotApplicable(notApplicable));
    }
}
