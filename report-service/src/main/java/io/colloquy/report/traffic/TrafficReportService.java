package io.colloquy.report.traffic;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.NameStore;
import io.colloquy.report.query.Selection;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Report;
import io.colloquy.report.report.ReportRequest;
import io.colloquy.report.traffic.TrafficReport.Traffic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Draws up the report {@code traffic}. */
@ApplicationScoped
class TrafficReportService {
    /** The only filter that has a meaning for what visitors do. */
    private static final Set<String> APPLICABLE = Set.of("campaign");

    private final AccountDatabase database;
    private final TrafficStore traffic;
    private final NameStore names;

    TrafficReportService(AccountDatabase database, TrafficStore traffic, NameStore names) {
        this.database = database;
        this.traffic = traffic;
        this.names = names;
    }

    /** Fails with {@code InvalidSelection} if the interval is too fine for the range. */
    Uni<Report> report(String accountId, Selection selection, ReportRequest request) {
        TimeRange range = selection.range().orElseThrow();
        Report.Range shown = Report.Range.of(range, request);
        Set<String> notApplicable = selection.filter().askedBeside(APPLICABLE);
        if (!notApplicable.isEmpty()) {
            return Uni.createFrom()
                    .item(new Report(TrafficReport.NAME, shown, TrafficReport.notApplicable(notApplicable)));
        }
        Buckets buckets = Buckets.require(range, request.interval(), request.weekStart());
        return database.inReplicaSnapshot(
                        accountId, connection -> components(connection, accountId, selection, range, buckets))
                .map(components -> new Report(TrafficReport.NAME, shown, components));
    }

    private Uni<List<Component>> components(
            SqlConnection connection, String accountId, Selection selection, TimeRange range, Buckets buckets) {
        return count(connection, accountId, selection, buckets).chain(counted -> traffic.names(
                        connection, accountId, counted.entrypoints(), buckets)
                .chain(entrypoints -> names.find(connection, accountId, counted.campaigns())
                        .map(known -> new TrafficReport(known, entrypoints, buckets, range).components(counted))));
    }

    private Uni<Traffic> count(SqlConnection connection, String accountId, Selection selection, Buckets buckets) {
        return traffic.traffic(connection, accountId, selection, buckets)
                .chain(counts -> traffic.invites(connection, accountId, selection, buckets)
                        .chain(invites -> traffic.visitors(connection, accountId, selection)
                                .map(visitors -> new Traffic(counts.rows(), invites, visitors))));
    }
}
