package io.colloquy.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every calendar and interval; the expected time is computed minute by minute. */
class BusinessCalendarPropertiesTest {

    /** Changes of an hour, of half an hour, none, at midnight, over midnight, around Ramadan, on a Monday, of a whole day. */
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/Chicago",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "America/Sao_Paulo",
            "America/Havana",
            "America/St_Johns",
            "Africa/Casablanca",
            "Asia/Tehran",
            "Pacific/Apia",
            "UTC");

    private static final Instant FROM = Instant.parse("2005-01-01T00:00:00Z");

    /** A calendar in words, and three moments in order. */
    private record Case(ZoneId zone, List<Frame> frames, Set<LocalDate> holidays, Instant a, Instant b, Instant c) {

        BusinessCalendar calendar() {
            return new BusinessCalendar(zone, frames, holidays);
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void businessTimeIsWhatTheClocksShowMinuteByMinute(@ForAll("cases") Case it) {
        MinuteByMinute slow = new MinuteByMinute(it.zone, it.frames, it.holidays, it.a, it.c);
        BusinessCalendar calendar = it.calendar();

        assertThat(calendar.between(it.a, it.b)).isEqualTo(slow.between(it.a, it.b));
        assertThat(calendar.between(it.b, it.c)).isEqualTo(slow.between(it.b, it.c));
        assertThat(calendar.between(it.a, it.c)).isEqualTo(slow.between(it.a, it.c));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void partsAddUpAndNoneIsNegativeOrLongerThanTheWallClock(@ForAll("cases") Case it) {
        BusinessCalendar calendar = it.calendar();
        Duration whole = calendar.between(it.a, it.c);

        assertThat(calendar.between(it.a, it.b).plus(calendar.between(it.b, it.c)))
                .isEqualTo(whole);
        assertThat(calendar.between(it.a, it.b)).isBetween(Duration.ZERO, whole);
        assertThat(whole).isLessThanOrEqualTo(Duration.between(it.a, it.c));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void soMuchLaterIsTheFirstMomentAtWhichSoMuchHasPassed(@ForAll("cases") Case it) {
        BusinessCalendar calendar = it.calendar();
        Duration open = calendar.between(it.a, it.c);

        Instant reached = calendar.plus(it.a, open).orElseThrow();

        assertThat(reached).isBetween(it.a, it.c);
        assertThat(calendar.between(it.a, reached)).isEqualTo(open);
        if (!open.isZero()) {
            assertThat(calendar.between(it.a, reached.minusNanos(1))).isLessThan(open);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsLeftAtTheEndComesLater(@ForAll("cases") Case it) {
        BusinessCalendar calendar = it.calendar();
        Duration more = calendar.between(it.a, it.c).plusMillis(1);

        if (it.frames.isEmpty()) {
            assertThat(calendar.plus(it.a, more)).isEmpty();
        } else {
            Instant reached = calendar.plus(it.a, more).orElseThrow();
            assertThat(reached).isAfter(it.c);
            assertThat(calendar.between(it.c, reached)).isEqualTo(Duration.ofMillis(1));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(Arbitraries.of(ZONES), Arbitraries.integers().between(0, 35))
                .as((zone, n) -> change(zone, n).atZone(ZoneId.of(zone)))
                .flatMap(BusinessCalendarPropertiesTest::near);
    }

    /** Frames and holidays, many of them on the day of that change, and intervals that begin in the two weeks before it. */
    private static Arbitrary<Case> near(ZonedDateTime change) {
        Arbitrary<Long> stretches = Arbitraries.oneOf(
                Arbitraries.longs().between(0, Duration.ofDays(2).toMillis()),
                Arbitraries.longs().between(0, Duration.ofDays(40).toMillis()));
        Arbitrary<Instant> starts = Arbitraries.longs()
                .between(Duration.ofDays(-13).toMillis(), Duration.ofDays(1).toMillis())
                .map(change.toInstant()::plusMillis);
        Arbitrary<Integer> holidays = Arbitraries.oneOf(
                Arbitraries.integers().between(-8, 40), Arbitraries.integers().between(-1, 1));
        return Combinators.combine(
                        frames(change).list().ofMaxSize(6), holidays.set().ofMaxSize(5), starts, stretches, stretches)
                .as((frames, closed, start, one, other) -> new Case(
                        change.getZone(),
                        frames,
                        dates(change.toLocalDate(), closed),
                        start,
                        start.plusMillis(one),
                        start.plusMillis(one + other)));
    }

    private static Arbitrary<Frame> frames(ZonedDateTime change) {
        int shown = change.getHour() * 60 + change.getMinute();
        Arbitrary<DayOfWeek> days = Arbitraries.oneOf(
                Arbitraries.of(DayOfWeek.class), Arbitraries.of(-1, 0).map(change.getDayOfWeek()::plus));
        Arbitrary<Integer> minutes = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 1439),
                Arbitraries.of(-90, -60, -30, 0, 30, 60, 90).map(by -> Math.floorMod(shown + by, 1440)));
        return Combinators.combine(days, minutes, minutes)
                .as((day, from, to) -> new Frame(day, from, to > from ? to : to + 1440));
    }

    private static Set<LocalDate> dates(LocalDate date, Set<Integer> days) {
        return days.stream().map(date::plusDays).collect(Collectors.toSet());
    }

    /** The n-th change of its clocks since 2005; in a zone without, some day of the n-th half-year. */
    private static Instant change(String zone, int n) {
        Instant at = FROM;
        for (int i = 0; i <= n; i++) {
            ZoneOffsetTransition next = ZoneId.of(zone).getRules().nextTransition(at);
            at = next == null ? at.plus(Duration.ofDays(182)) : next.getInstant();
        }
        return at;
    }
}
