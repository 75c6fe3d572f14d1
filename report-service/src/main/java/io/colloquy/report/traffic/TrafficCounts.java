package io.colloquy.report.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From what was counted of each kind to the rows of traffic (metrics 2.4). Pure. */
final class TrafficCounts {
    private static final Comparator<Row> IN_ORDER = Comparator.comparingInt(Row::bucket)
            .thenComparing(Row::campaignId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Row::entrypointId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Map<Group, Sums> entrypoints = new HashMap<>();
    private final Map<Group, Visits> visits = new HashMap<>();

    /**
     * What a row is about.
     *
     * @param campaignId null only for chats without one
     * @param entrypointId null for page views
     */
    private record Group(int bucket, String campaignId, String entrypointId) {}

    private record Sums(long views, long clicks, long chats, long visitors) {
        private static final Sums NONE = new Sums(0, 0, 0, 0);
    }

    private record Visits(long pages, long visitors) {}

    /**
     * A row of traffic.
     *
     * @param bucket which of the range's buckets
     * @param entrypointId null in a bucket that has visits only
     * @param visits page views of the campaign in the bucket, the same in each of its rows
     * @param visitors who saw or used the entry point; of a row without one, who saw the pages. Not addable
     */
    record Row(
            int bucket,
            String campaignId,
            String entrypointId,
            long visits,
            long views,
            long clicks,
            long chats,
            long visitors) {}

    void pages(int bucket, String campaignId, long pages, long visitors) {
        visits.put(new Group(bucket, campaignId, null), new Visits(pages, visitors));
    }

    void entrypoint(int bucket, String campaignId, String entrypointId, long views, long clicks, long visitors) {
        Group group = new Group(bucket, campaignId, entrypointId);
        Sums sums = entrypoints.getOrDefault(group, Sums.NONE);
        entrypoints.put(group, new Sums(views, clicks, sums.chats(), visitors));
    }

    void chats(int bucket, String campaignId, String entrypointId, long chats) {
        Group group = new Group(bucket, campaignId, entrypointId);
        Sums sums = entrypoints.getOrDefault(group, Sums.NONE);
        entrypoints.put(group, new Sums(sums.views(), sums.clicks(), chats, sums.visitors()));
    }

    /** By bucket, campaign and entry point. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Set<Group> withEntrypoint = new HashSet<>();
        entrypoints.forEach((group, sums) -> {
            Group campaign = new Group(group.bucket(), group.campaignId(), null);
            withEntrypoint.add(campaign);
            rows.add(new Row(
                    group.bucket(),
                    group.campaignId(),
                    group.entrypointId(),
                    visits.getOrDefault(campaign, new Visits(0, 0)).pages(),
                    sums.views(),
                    sums.clicks(),
                    sums.chats(),
                    sums.visitors()));
        });
        visits.forEach((group, seen) -> {
            if (!withEntrypoint.contains(group)) {
                rows.add(new Row(group.bucket(), group.campaignId(), null, seen.pages(), 0, 0, 0, seen.visitors()));
            }
        });
        rows.sort(IN_ORDER);
        return rows;
    }
}
