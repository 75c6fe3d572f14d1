package io.colloquy.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.selection.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, 2026-03-31, Europe/Berlin, 'PT24H PT23H PT24H'",
        "2026-10-24, 2026-10-27, Europe/Berlin, 'PT24H PT25H PT24H'",
        "2026-04-04, 2026-04-06, Australia/Lord_Howe, 'PT24H PT24H30M'",
        "2011-12-29, 2012-01-01, Pacific/Apia, 'PT24H PT24H'"
    })
    void dayIsAsLongAsItWas(LocalDate from, LocalDate to, ZoneId zone, String lengths) {
        var buckets =
                Buckets.of(days(from, to, zone), Interval.DAY, DayOfWeek.MONDAY).orElseThrow();

        assertThat(lengths(buckets)).isEqualTo(lengths);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, Europe/Berlin, 23, 00:00 01:00 03:00 04:00",
        "2026-10-25, Europe/Berlin, 25, 00:00 01:00 02:00 02:00 03:00",
        "2026-10-04, Australia/Lord_Howe, 24, 00:00 01:00 02:30 03:00",
        "2026-04-05, Australia/Lord_Howe, 24, 00:00 01:00 02:00 03:00",
        "2026-03-02, Asia/Kathmandu, 24, 00:00 01:00 02:00 03:00"
    })
    void hourIsAnHourOfTheZonesOwnClock(LocalDate day, ZoneId zone, int count, String begin) {
        var buckets = Buckets.of(days(day, day.plusDays(1), zone), Interval.HOUR, DayOfWeek.MONDAY)
                .orElseThrow();

        assertThat(buckets.size()).isEqualTo(count);
        List<String> clock = buckets.shown().stream()
                .map(bucket -> bucket.local().substring(11, 16))
                .toList();
        assertThat(String.join(" ", clock)).startsWith(begin);
    }

    @ParameterizedTest
    @CsvSource({"MONDAY, '2026-03-01 2026-03-02 2026-03-09'", "SUNDAY, '2026-03-01 2026-03-08'"})
    void weekBeginsOnTheDayAskedAndIsCutToTheRange(DayOfWeek weekStart, String starts) {
        ZoneId zone = ZoneId.of("America/New_York");
        var range = days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 12), zone);

        var buckets = Buckets.of(range, Interval.WEEK, weekStart).orElseThrow();

        assertThat(String.join(" ", dates(buckets))).isEqualTo(starts);
        assertThat(buckets.shown().getLast().to()).isEqualTo(range.to());
    }

    @Test
    void monthBeginsOnTheFirst() {
        var range = days(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 4, 1), ZoneId.of("Asia/Tokyo"));

        var buckets = Buckets.of(range, Interval.MONTH, DayOfWeek.MONDAY).orElseThrow();

        assertThat(dates(buckets)).containsExactly("2026-01-15", "2026-02-01", "2026-03-01");
    }

    @Test
    void rangeThatWouldBeCutTooFineHasNone() {
        var range = days(LocalDate.of(1970, 1, 1), LocalDate.of(2026, 1, 1), ZoneId.of("UTC"));

        assertThat(Buckets.of(range, Interval.HOUR, DayOfWeek.MONDAY)).isEmpty();
    }

    @Test
    void localClockFollowsEveryChangeOfTheRange() {
        var range = days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 11, 1), ZoneId.of("Europe/Berlin"));

        var clock = LocalClock.of(range);

        assertThat(clock.since())
                .containsExactly(
                        range.from(), Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"));
        assertThat(clock.offsetSeconds()).containsExactly(3600, 7200, 3600);
    }

    private static TimeRange days(LocalDate from, LocalDate to, ZoneId zone) {
        return new TimeRange(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), zone);
    }

    private static String lengths(Buckets buckets) {
        List<String> lengths = new ArrayList<>();
        buckets.shown()
                .forEach(bucket ->
                        lengths.add(Duration.between(bucket.from(), bucket.to()).toString()));
        return String.join(" ", lengths);
    }

    private static List<String> dates(Buckets buckets) {
        return buckets.shown().stream()
                .map(bucket -> bucket.local().substring(0, 10))
                .toList();
    }
}
