package io.colloquy.report.report;

import io.colloquy.platform.selection.TimeRange;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.Selection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Draws up the named reports. */
@ApplicationScoped
class ReportService {
    private final AccountDatabase database;
    private final CountStore counts;

    ReportService(AccountDatabase database, CountStore counts) {
        this.database = database;
        this.counts = counts;
    }

    /** The report {@code conversations}; fails with {@code InvalidSelection} if the interval is too fine for the range. */
    Uni<Report> conversations(String accountId, Selection selection, ReportRequest request) {
        TimeRange range = selection.range().orElseThrow();
        Buckets buckets = Buckets.require(range, request.interval(), request.weekStart());
        return database.inAccountSnapshot(
                accountId, connection -> conversations(connection, accountId, selection, request, buckets));
    }

    private Uni<Report> conversations(
            SqlConnection connection, String accountId, Selection selection, ReportRequest request, Buckets buckets) {
        Set<String> notApplicable = selection.filter().unknownAtOpening();
        Uni<Optional<Counts>> opened = notApplicable.isEmpty()
                ? counts.opened(connection, accountId, selection, buckets).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
        ConversationsReport report = new ConversationsReport(buckets, request.weekStart());
        return opened.chain(openings -> counts.closed(connection, accountId, selection, buckets)
                .map(closes -> new Report(
                        ConversationsReport.NAME,
                        Report.Range.of(selection.range().orElseThrow(), request),
                        report.components(openings, notApplicable, closes))));
    }
}
