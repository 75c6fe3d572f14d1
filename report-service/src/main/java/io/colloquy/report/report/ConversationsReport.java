package io.colloquy.report.report;

import io.colloquy.model.event.ContactType;
import io.colloquy.model.event.OpeningSource;
import io.colloquy.report.query.Buckets;
import io.colloquy.report.query.Buckets.Bucket;
import io.colloquy.report.report.Component.Group;
import io.colloquy.report.report.Component.Heading;
import io.colloquy.report.report.Component.Kind;
import io.colloquy.report.report.Component.Series;
import io.colloquy.report.report.Counts.Dimension;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The report {@code conversations} (reports 3.2): from counts to components. Pure. */
final class ConversationsReport {
    static final String NAME = "conversations";

    private static final String OPENED = "conversations_opened";
    private static final String CLOSED = "conversations_closed";

    /** A series is there even when it is all zero. */
    private static final List<String> CONTACT_TYPES =
            Arrays.stream(ContactType.values()).map(ContactType::wire).toList();

    private static final Comparator<Group> LARGEST_FIRST = Comparator.comparingLong(Group::count)
            .reversed()
            .thenComparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Buckets buckets;
    private final DayOfWeek weekStart;

    ConversationsReport(Buckets buckets, DayOfWeek weekStart) {
        this.buckets = buckets;
        this.weekStart = weekStart;
    }

    /**
     * All components, in the order of the page.
     *
     * @param opened empty where filters have no meaning for what was opened
     * @param notApplicable those filters
     */
    List<Component> components(Optional<Counts> opened, Set<String> notApplicable, Counts closed) {
        List<Component> components = new ArrayList<>();
        Heading openedCount = new Heading("opened", "Conversations opened", Kind.NUMBER, List.of(OPENED));
        Heading both = new Heading("opened_and_closed", "Opened and closed", Kind.SERIES, List.of(OPENED, CLOSED));
        Heading openedMap = new Heading("opened_heat_map", "Opened by day and hour", Kind.HEAT_MAP, List.of(OPENED));
        Heading byContact = new Heading(
                "opened_by_contact_type", "Opened by contact type", Kind.GROUPS, List.of(OPENED, "contact_type"));
        Heading bySource =
                new Heading("opened_by_source", "Opened by source", Kind.GROUPS, List.of(OPENED, "opened_source"));
        Heading byChannel =
                new Heading("opened_by_channel", "Opened by channel", Kind.GROUPS, List.of(OPENED, "opened_channel"));
        opened.ifPresentOrElse(
                counts -> {
                    components.add(openedCount.number(counts.total()));
                    components.add(both(both, counts, closed));
                    components.add(heatMap(openedMap, counts));
                    components.add(contactTypes(byContact, counts));
                    components.add(bySource.groups(counts.total(), null, null, sources(counts)));
                    components.add(groups(byChannel, counts, Dimension.OPENED_CHANNEL));
                },
                () -> Stream.of(openedCount, both, openedMap, byContact, bySource, byChannel)
                        .forEach(heading -> components.add(heading.notApplicable(notApplicable))));
        components.addAll(closed(closed));
        return List.copyOf(components);
    }

    private List<Component> closed(Counts counts) {
        return List.of(
                new Heading("closed", "Conversations closed", Kind.NUMBER, List.of(CLOSED)).number(counts.total()),
                heatMap(
                        new Heading("closed_heat_map", "Closed by day and hour", Kind.HEAT_MAP, List.of(CLOSED)),
                        counts),
                groups(
                        new Heading(
                                "closed_by_category", "Closed by category", Kind.GROUPS, List.of(CLOSED, "category")),
                        counts,
                        Dimension.CATEGORY),
                groups(
                        new Heading(
                                "closed_by_source", "Closed by source", Kind.GROUPS, List.of(CLOSED, "closed_source")),
                        counts,
                        Dimension.CLOSED_SOURCE),
                contactTypes(
                        new Heading(
                                "closed_by_contact_type",
                                "Closed by contact type",
                                Kind.GROUPS,
                                List.of(CLOSED, "contact_type")),
                        counts));
    }

    private Component both(Heading heading, Counts opened, Counts closed) {
        return heading.series(
                opened.total() + closed.total(),
                buckets.shown(),
                List.of(series(OPENED, opened.perBucket()), series(CLOSED, closed.perBucket())));
    }

    private Component heatMap(Heading heading, Counts counts) {
        List<DayOfWeek> days =
                IntStream.range(0, Counts.DAYS).mapToObj(weekStart::plus).toList();
        return heading.heatMap(
                counts.total(),
                days.stream().map(ReportRequest::name).toList(),
                days.stream()
                        .map(day -> list(counts.perHour()[day.getValue() - 1]))
                        .toList());
    }

    private Component contactTypes(Heading heading, Counts counts) {
        List<Bucket> axis = buckets.shown();
        List<Series> series = CONTACT_TYPES.stream()
                .map(type -> series(type, counts.contactTypes().getOrDefault(type, new long[buckets.size()])))
                .toList();
        return heading.groups(
                counts.total(), axis, series, shares(counts.group(Dimension.CONTACT_TYPE), counts.total()));
    }

    private static Component groups(Heading heading, Counts counts, Dimension dimension) {
        return heading.groups(counts.total(), null, null, shares(counts.group(dimension), counts.total()));
    }

    /** Paid ads are split by the network that showed them (seed 004). */
    private static List<Group> sources(Counts counts) {
        return shares(counts.group(Dimension.OPENED_SOURCE), counts.total()).stream()
                .map(group -> OpeningSource.PAID_ADS.wire().equals(group.key())
                        ? new Group(group.key(), group.count(), group.share(), networks(counts, group.count()))
                        : group)
                .toList();
    }

    private static List<Group> networks(Counts counts, long ads) {
        return shares(counts.group(Dimension.AD_NETWORK), ads);
    }

    private static List<Group> shares(Map<String, Long> groups, long total) {
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue(), share(group.getValue(), total), null))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private static double share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
                .setScale(4, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static Series series(String key, long[] values) {
        return new Series(key, list(values));
    }

    private static List<Long> list(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
