package io.colloquy.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** 2026-03-16 00:30 in Berlin, still the 15th in UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-15T23:30:00Z"), ZoneOffset.UTC);

    private final Violations violations = new Violations();

    @ParameterizedTest
    @CsvSource({
        "today,        2026-03-15T23:00:00Z, 2026-03-16T23:00:00Z",
        "yesterday,    2026-03-14T23:00:00Z, 2026-03-15T23:00:00Z",
        "last_7_days,  2026-03-09T23:00:00Z, 2026-03-16T23:00:00Z",
        "last_14_days, 2026-03-02T23:00:00Z, 2026-03-16T23:00:00Z",
        "last_30_days, 2026-02-14T23:00:00Z, 2026-03-16T23:00:00Z",
        "this_month,   2026-02-28T23:00:00Z, 2026-03-16T23:00:00Z",
        "last_month,   2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z"
    })
    void presetIsWholeDaysOfTheZoneEndingWithToday(String preset, Instant from, Instant to) {
        var range = read(new RangeRequest(preset, null, null, "Europe/Berlin")).orElseThrow();

        assertThat(range.from()).isEqualTo(from);
        assertThat(range.to()).isEqualTo(to);
        assertThat(range.zone()).isEqualTo(BERLIN);
    }

    /** Today is 2026-03-16. */
    @ParameterizedTest
    @CsvSource({
        "today,        2026-03-15",
        "yesterday,    2026-03-14",
        "last_7_days,  2026-03-03",
        "last_14_days, 2026-02-17",
        "last_30_days, 2026-01-16",
        "this_month,   2026-02-01",
        "last_month,   2026-01-01"
    })
    void monthIsComparedWithTheMonthBeforeAndAnythingElseWithAsManyDays(String preset, LocalDate from) {
        var range = read(new RangeRequest(preset, null, null, "Europe/Berlin")).orElseThrow();

        assertThat(range.previous().from()).isEqualTo(from.atStartOfDay(BERLIN).toInstant());
        assertThat(range.previous().to()).isEqualTo(range.from());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29,                2026-03-31,                2026-03-26T23:00:00Z",
        "2026-10-25,                2026-10-26,                2026-10-23T22:00:00Z",
        "2026-03-01,                2026-04-01,                2026-01-28T23:00:00Z",
        "2026-03-29T00:00:00+01:00, 2026-03-29T06:00:00+02:00, 2026-03-28T18:00:00Z",
        "2026-03-02T09:00:00Z,      2026-03-02T10:30:00Z,      2026-03-02T07:30:00Z"
    })
    void daysAreComparedWithAsManyDaysWhateverTheClocksDidAndHoursWithAsManySeconds(
            String from, String to, Instant previous) {
        var range = read(new RangeRequest(null, from, to, "Europe/Berlin")).orElseThrow();

        assertThat(range.previous().from()).isEqualTo(previous);
        assertThat(range.previous().to()).isEqualTo(range.from());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 2026-03-30, 23", "2026-10-25, 2026-10-26, 25"})
    void dayOfAClockChangeIsAsLongAsItWas(String from, String to, long hours) {
        var range = read(new RangeRequest(null, from, to, "Europe/Berlin")).orElseThrow();

        assertThat(Duration.between(range.from(), range.to())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void dateWithoutAMidnightBeginsWithItsFirstInstant() {
        // Clocks in Cairo went from 00:00 to 01:00 on 2024-04-26.
        var range = read(new RangeRequest(null, "2024-04-26", "2024-04-27", "Africa/Cairo"))
                .orElseThrow();

        assertThat(range.from()).isEqualTo(Instant.parse("2024-04-25T22:00:00Z"));
    }

    @Test
    void instantsKeepTheirOwnOffset() {
        var range = read(new RangeRequest(null, "2026-03-01T09:00:00+05:45", "2026-03-02", "Asia/Tokyo"));

        assertThat(range)
                .contains(new TimeRange(
                        Instant.parse("2026-03-01T03:15:00Z"),
                        Instant.parse("2026-03-01T15:00:00Z"),
                        ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void zoneIsTheAccountsUnlessNamed() {
        assertThat(read(new RangeRequest("today", null, null, null))
                        .orElseThrow()
                        .zone())
                .isEqualTo(BERLIN);
    }

    @Test
    void nothingAskedIsNoRange() {
        assertThat(read(new RangeRequest(null, null, null, null))).isEmpty();
        assertThat(violations.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "last_8_days, -, -, -, preset",
                "today, 2026-03-01, -, -, preset",
                "-, 2026-02-30, 2026-03-02, -, from",
                "-, 2026-03-01, 2026-13-01, -, to",
                "-, 2026-03-01T25:00:00Z, 2026-03-02, -, from",
                "-, 2026-03-01T09:00:00, 2026-03-02, -, from",
                "-, yesterday, 2026-03-02, -, from",
                "-, 2026-03-01, -, -, to",
                "-, -, 2026-03-01, -, from",
                "-, 2026-03-02, 2026-03-01, -, to",
                "-, 2026-03-01, 2026-03-01, -, to",
                "-, 2026-03-01, 2026-03-02, Europe/Bonn, timezone",
                "today, -, -, GMT+8, timezone",
                "-, -, -, Mars/Olympus, timezone"
            })
    void badRangeNamesTheField(String preset, String from, String to, String zone, String field) {
        read(new RangeRequest(preset, from, to, zone));

        assertThat(violations.list()).extracting(Violation::field).containsExactly(field);
    }

    @Test
    void conditionIsHalfOpen() {
        var range = new TimeRange(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), ZoneOffset.UTC);

        var condition = range.condition("opened_at", 2);

        assertThat(condition.sql()).isEqualTo("opened_at >= $2 AND opened_at < $3");
        assertThat(condition.parameters())
                .containsExactly(
                        OffsetDateTime.parse("1970-01-01T00:00:00Z"), OffsetDateTime.parse("1970-01-01T00:00:01Z"));
    }

    private Optional<TimeRange> read(RangeRequest request) {
        return TimeRange.read(request, BERLIN, CLOCK, violations);
    }
}
