package io.colloquy.report.report;

import io.colloquy.model.event.OpeningSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many openings (or closes) a range holds, by several dimensions at once. A dimension's value may be null: opened
 * without a channel, closed without a category.
 *
 * @param total all of them
 * @param perBucket one number a time bucket
 * @param perHour days of the week, Monday first, by hours of the day
 * @param groups per dimension, per value
 * @param contactTypes per contact type, one number a time bucket
 */
record Counts(
        long total,
        long[] perBucket,
        long[][] perHour,
        Map<Dimension, Map<String, Long>> groups,
        Map<String, long[]> contactTypes) {
    static final int DAYS = 7;
    static final int HOURS = 24;

    /** By what something is counted, apart from time. */
    enum Dimension {
        CONTACT_TYPE,
        OPENED_SOURCE,
        AD_NETWORK,
        OPENED_CHANNEL,
        CATEGORY,
        CLOSED_SOURCE
    }

    /** One row of an answer of the database, counted into what it is about. */
    sealed interface Cell {
        record InBucket(int bucket, String contactType, long count) implements Cell {}

        record InHour(int weekday, int hour, long count) implements Cell {}

        /** By what opened it, paid ads also by the network that showed them. */
        record InSource(String source, String adNetwork, long count) implements Cell {}

        record InGroup(Dimension dimension, String value, long count) implements Cell {}
    }

    /** @param buckets how many time buckets there are */
    static Counts of(List<Cell> cells, int buckets) {
        long[] perBucket = new long[buckets];
        long[][] perHour = new long[DAYS][HOURS];
        Map<Dimension, Map<String, Long>> groups = new LinkedHashMap<>();
        Map<String, long[]> contactTypes = new LinkedHashMap<>();
        long total = 0;
        for (Cell cell : cells) {
            switch (cell) {
                case Cell.InBucket in -> {
                    total += in.count();
                    perBucket[in.bucket()] += in.count();
                    contactTypes.computeIfAbsent(in.contactType(), type -> new long[buckets])[in.bucket()] +=
                            in.count();
                    add(groups, Dimension.CONTACT_TYPE, in.contactType(), in.count());
                }
                case Cell.InHour in -> perHour[in.weekday()][in.hour()] += in.count();
                case Cell.InSource in -> {
                    add(groups, Dimension.OPENED_SOURCE, in.source(), in.count());
                    if (OpeningSource.PAID_ADS.wire().equals(in.source())) {
                        add(groups, Dimension.AD_NETWORK, in.adNetwork(), in.count());
                    }
                }
                case Cell.InGroup in -> add(groups, in.dimension(), in.value(), in.count());
            }
        }
        return new Counts(total, perBucket, perHour, groups, contactTypes);
    }

    Map<String, Long> group(Dimension dimension) {
        return groups.getOrDefault(dimension, Map.of());
    }

    private static void add(Map<Dimension, Map<String, Long>> groups, Dimension dimension, String value, long count) {
        groups.computeIfAbsent(dimension, d -> new LinkedHashMap<>()).merge(value, count, Long::sum);
    }
}
