package io.colloquy.report.traffic;

import io.colloquy.model.event.SubjectType;
import io.colloquy.platform.selection.TimeRange;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.Names;
import io.colloquy.report.query.Names.Reference;
import io.colloquy.report.report.Component;
import io.colloquy.report.report.Component.Column;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import io.colloquy.report.traffic.TrafficStore.Visitors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The report {@code traffic} (reports 3.2): from counts to tables. Pure. */
final class TrafficReport {
    static final String NAME = "traffic";

    private static final Heading VISITORS = new Heading("visitors", "Visitors", Kind.NUMBER, List.of("visitors"));
    private static final Heading BY_CAMPAIGN =
            new Heading("visitors_by_campaign", "Visitors by campaign", Kind.TABLE, List.of("visitors"));
    private static final Heading TRAFFIC =
            new Heading("traffic", "Traffic", Kind.TABLE, List.of("visits", "views", "clicks", "chats", "visitors"));
    private static final List<String> OUTCOMES =
            List.of("matched", "shown", "accepted", "declined", "cancelled", "no_availability", "expired", "ignored");
    private static final Heading INVITES = new Heading("invites", "Invites by outcome", Kind.TABLE, OUTCOMES);

    private final Names names;
    private final Map<String, String> entrypoints;
    private final Buckets buckets;
    private final TimeRange range;

    /** @param entrypoints names of entry points and filters, by id */
    TrafficReport(Names names, Map<String, String> entrypoints, Buckets buckets, TimeRange range) {
        this.names = names;
        this.entrypoints = entrypoints;
        this.buckets = buckets;
        this.range = range;
    }

    /** What was counted. */
    record Traffic(List<TrafficCounts.Row> rows, List<InviteCounts> invites, Visitors visitors) {

        Set<Reference> campaigns() {
            Set<Reference> campaigns = new HashSet<>();
            rows.forEach(row -> campaigns.add(campaign(row.campaignId())));
            invites.forEach(invite -> campaigns.add(campaign(invite.campaignId())));
            visitors.byCampaign().keySet().forEach(id -> campaigns.add(campaign(id)));
            campaigns.removeIf(campaign -> campaign.id() == null);
            return campaigns;
        }

        List<String> entrypoints() {
            return Stream.concat(
                            rows.stream().map(TrafficCounts.Row::entrypointId),
                            invites.stream().map(InviteCounts::filterId))
                    .filter(id -> id != null)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The components without numbers, because these filters have no meaning for what visitors do. */
    static List<Component> notApplicable(Set<String> filters) {
        return Stream.of(VISITORS, BY_CAMPAIGN, TRAFFIC, INVITES)
                .map(heading -> heading.notApplicable(filters))
                .toList();
    }

    /** All components, in the order of the page. */
    List<Component> components(Traffic traffic) {
        return List.of(
                VISITORS.number(traffic.visitors().all()),
                BY_CAMPAIGN.table(
                        List.of(text("campaign_id"), text("campaign_name"), count("visitors")),
                        byCampaign(traffic.visitors())),
                TRAFFIC.table(
                        List.of(
                                text("campaign_id"),
                                text("campaign_name"),
                                text("begin_time"),
                                text("entrypoint_id"),
                                text("entrypoint"),
                                count("visits"),
                                count("views"),
                                count("clicks"),
                                count("chats"),
                                count("visitors")),
                        traffic.rows().stream().map(this::cells).toList()),
                INVITES.table(
                        Stream.concat(
                                        Stream.of(
                                                        "campaign_id",
                                                        "campaign_name",
                                                        "begin_time",
                                                        "filter_id",
                                                        "filter_name")
                                                .map(TrafficReport::text),
                                        OUTCOMES.stream().map(TrafficReport::count))
                                .toList(),
                        traffic.invites().stream().map(this::cells).toList()));
    }

    private List<List<Object>> byCampaign(Visitors visitors) {
        List<List<Object>> rows = new ArrayList<>();
        new TreeMap<>(visitors.byCampaign()).forEach((campaign, number) -> {
            List<Object> cells = campaignCells(campaign);
            cells.add(number);
            rows.add(cells);
        });
        return rows;
    }

    private List<Object> cells(TrafficCounts.Row row) {
        List<Object> cells = campaignCells(row.campaignId());
        cells.add(begin(row.bucket()));
        cells.add(row.entrypointId());
        cells.add(row.entrypointId() == null ? null : entrypoints.get(row.entrypointId()));
        cells.addAll(List.of(row.visits(), row.views(), row.clicks(), row.chats(), row.visitors()));
        return cells;
    }

    private List<Object> cells(InviteCounts invite) {
        List<Object> cells = campaignCells(invite.campaignId());
        cells.add(begin(invite.bucket()));
        cells.add(invite.filterId());
        cells.add(entrypoints.get(invite.filterId()));
        cells.addAll(List.of(
                invite.matched(),
                invite.shown(),
                invite.accepted(),
                invite.declined(),
                invite.cancelled(),
                invite.noAvailability(),
                invite.expired(),
                invite.ignored()));
        return cells;
    }

    private List<Object> campaignCells(String campaignId) {
        List<Object> cells = new ArrayList<>();
        cells.add(campaignId);
        cells.add(campaignId == null ? null : names.find(campaign(campaignId)));
        return cells;
    }

    private String begin(int bucket) {
        return range.local(buckets.starts().get(bucket));
    }

    private static Reference campaign(String id) {
        return new Reference(SubjectType.CAMPAIGN, id);
    }

    private static Column text(String id) {
        return new Column(id, null);
    }

    private static Column count(String id) {
        return new Column(id, "count");
    }
}
