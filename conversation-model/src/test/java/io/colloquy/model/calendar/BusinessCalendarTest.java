package io.colloquy.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final BusinessCalendar OFFICE = weekdays("UTC", "09:00", "17:00");

    @Test
    void example10FiveHoursOfMonday() {
        assertThat(OFFICE.between(Instant.parse("2022-03-20T12:00:00Z"), Instant.parse("2022-03-21T14:00:00Z")))
                .isEqualTo(Duration.ofSeconds(18_000));
    }

    /** The day of each change, and a frame that holds it inside. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 00:00, 08:00, PT7H",
        "Europe/Berlin, 2026-10-25, 00:00, 08:00, PT9H",
        "Europe/Berlin, 2019-03-31, 00:00, 24:00, PT23H",
        "Europe/Berlin, 2019-10-27, 00:00, 24:00, PT25H",
        "America/Chicago, 2026-03-08, 00:00, 08:00, PT7H",
        "America/Chicago, 2026-11-01, 00:00, 08:00, PT9H",
        "America/Chicago, 2006-04-02, 00:00, 24:00, PT23H",
        "America/Chicago, 2006-10-29, 00:00, 24:00, PT25H",
        "Australia/Lord_Howe, 2026-10-04, 00:00, 08:00, PT7H30M",
        "Australia/Lord_Howe, 2026-04-05, 00:00, 08:00, PT8H30M",
        "Australia/Lord_Howe, 2012-10-07, 00:00, 24:00, PT23H30M",
        "Australia/Lord_Howe, 2012-04-01, 00:00, 24:00, PT24H30M",
        "Asia/Kathmandu, 2026-03-29, 00:00, 24:00, PT24H",
        "Europe/Berlin, 2026-03-29, 09:00, 17:00, PT8H",
        "Europe/Berlin, 2026-10-25, 09:00, 17:00, PT8H"
    })
    void frameOverAChangeOfTheClocksIsShorterOrLonger(
            String zone, LocalDate date, String from, String to, Duration expected) {
        BusinessCalendar calendar = on(date, zone, from, to);

        assertThat(calendar.between(local(zone, date.minusDays(1), "12:00"), local(zone, date.plusDays(1), "12:00")))
                .isEqualTo(expected);
    }

    /** The clocks go from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 02:30, 05:00, 2026-03-29T01:00:00Z, 2026-03-29T03:00:00Z",
        "2026-03-29, 01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "2026-10-25, 02:30, 05:00, 2026-10-25T00:30:00Z, 2026-10-25T04:00:00Z",
        "2026-10-25, 01:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z",
        "2026-10-25, 01:00, 02:00, 2026-10-24T23:00:00Z, 2026-10-25T00:00:00Z",
        "2026-10-25, 02:00, 03:00, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z",
        "2026-10-25, 03:00, 04:00, 2026-10-25T02:00:00Z, 2026-10-25T03:00:00Z"
    })
    void boundThatIsSkippedMovesAndOneShownTwiceIsReadAsTheWiderFrame(
            LocalDate date, String from, String to, Instant opens, Instant closes) {
        BusinessCalendar calendar = on(date, "Europe/Berlin", from, to);
        Instant before = local("Europe/Berlin", date.minusDays(1), "12:00");
        Instant after = local("Europe/Berlin", date.plusDays(1), "12:00");

        assertThat(calendar.between(before, after)).isEqualTo(Duration.between(opens, closes));
        assertThat(calendar.between(opens, closes)).isEqualTo(Duration.between(opens, closes));
    }

    @Test
    void frameThatTheClocksSkipIsNotOpen() {
        LocalDate change = LocalDate.of(2026, 3, 29);
        BusinessCalendar calendar = on(change, "Europe/Berlin", "02:10", "02:50");

        assertThat(calendar.between(
                        local("Europe/Berlin", change.minusDays(1), "00:00"),
                        local("Europe/Berlin", change.plusDays(1), "00:00")))
                .isZero();
    }

    @Test
    void framesThatMeetInAnHourShownTwiceCountItOnce() {
        LocalDate change = LocalDate.of(2026, 10, 25);
        BusinessCalendar calendar = new BusinessCalendar(
                ZoneId.of("Europe/Berlin"),
                List.of(Frame.of(DayOfWeek.SUNDAY, "00:00", "02:30"), Frame.of(DayOfWeek.SUNDAY, "02:30", "24:00")),
                Set.of());

        assertThat(calendar.between(
                        local("Europe/Berlin", change, "00:00"), local("Europe/Berlin", change.plusDays(1), "00:00")))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void framesAreHalfOpenAndExact() {
        Instant nine = Instant.parse("2026-03-02T09:00:00Z");
        Instant five = Instant.parse("2026-03-02T17:00:00Z");

        assertThat(OFFICE.between(nine.minusSeconds(60), nine)).isZero();
        assertThat(OFFICE.between(nine, nine.plusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(OFFICE.between(five.minusMillis(1), five.plusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(OFFICE.between(nine.plusNanos(1_500), nine.plusNanos(2_700))).isEqualTo(Duration.ofNanos(1_200));
    }

    @Test
    void frameGoesOnPastMidnightAndPastTheEndOfTheWeek() {
        BusinessCalendar nights = calendar("UTC", Frame.of(DayOfWeek.SUNDAY, "22:00", "06:00"));

        assertThat(nights.between(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")))
                .isEqualTo(Duration.ofHours(6));
        assertThat(nights.between(Instant.parse("2026-03-01T23:00:00Z"), Instant.parse("2026-03-02T07:00:00Z")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void endOfTheDayMeetsTheNextDayWithoutAGap() {
        BusinessCalendar always = new BusinessCalendar(
                ZoneId.of("America/Sao_Paulo"),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> Frame.of(day, "00:00", "24:00"))
                        .toList(),
                Set.of());
        Instant from = Instant.parse("2004-06-01T12:00:00Z");
        Instant to = Instant.parse("2031-06-01T12:00:00.123Z");

        assertThat(always.between(from, to)).isEqualTo(Duration.between(from, to));
        assertThat(always.plus(from, Duration.between(from, to))).contains(to);
    }

    @Test
    void overlappingFramesCountOnce() {
        BusinessCalendar calendar = calendar(
                "UTC",
                Frame.of(DayOfWeek.MONDAY, "09:00", "13:00"),
                Frame.of(DayOfWeek.MONDAY, "10:00", "11:00"),
                Frame.of(DayOfWeek.MONDAY, "12:00", "15:00"));

        assertThat(calendar.between(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")))
                .isEqualTo(Duration.ofHours(6));
    }

    @Test
    void holidayClosesTheFramesThatBeginOnItAndNoOthers() {
        BusinessCalendar calendar = new BusinessCalendar(
                ZoneId.of("UTC"),
                List.of(Frame.of(DayOfWeek.MONDAY, "20:00", "02:00"), Frame.of(DayOfWeek.TUESDAY, "01:00", "04:00")),
                List.of(LocalDate.of(2026, 3, 3)));
        Instant monday = Instant.parse("2026-03-02T00:00:00Z");

        assertThat(calendar.between(monday, monday.plus(Duration.ofDays(7)))).isEqualTo(Duration.ofHours(6));
        assertThat(calendar.between(monday.plus(Duration.ofDays(7)), monday.plus(Duration.ofDays(14))))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void yearsOfWeeksAddUp() {
        BusinessCalendar calendar =
                new BusinessCalendar(ZoneId.of("Europe/Berlin"), OFFICE.frames(), List.of(LocalDate.of(2020, 12, 25)));

        // 2020-01-01 was a Wednesday and 2024-01-01 a Monday: 1043 weekdays, one of them a holiday.
        assertThat(calendar.between(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z")))
                .isEqualTo(Duration.ofHours(1042 * 8));
    }

    @Test
    void soMuchLaterSkipsNightsWeekendsAndHolidays() {
        BusinessCalendar calendar =
                new BusinessCalendar(ZoneId.of("UTC"), OFFICE.frames(), List.of(LocalDate.of(2026, 3, 9)));
        Instant friday = Instant.parse("2026-03-06T16:00:00Z");

        assertThat(calendar.plus(friday, Duration.ofMinutes(30))).contains(Instant.parse("2026-03-06T16:30:00Z"));
        assertThat(calendar.plus(friday, Duration.ofHours(1))).contains(Instant.parse("2026-03-06T17:00:00Z"));
        assertThat(calendar.plus(friday, Duration.ofMillis(3_600_001)))
                .contains(Instant.parse("2026-03-10T09:00:00.001Z"));
        assertThat(calendar.plus(friday, Duration.ZERO)).contains(friday);
        assertThat(calendar.plus(friday, Duration.ofHours(1 + 8 * 5 * 52 * 20)))
                .contains(Instant.parse("2046-02-12T17:00:00Z"));
    }

    @Test
    void withoutFramesNothingIsOpenAndNothingComesDue() {
        BusinessCalendar closed = calendar("UTC");
        Instant from = Instant.parse("2026-03-06T16:00:00Z");

        assertThat(closed.between(from, from.plus(Duration.ofDays(400)))).isZero();
        assertThat(closed.plus(from, Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void beyondTheHorizonNothingComesDue() {
        Instant from = Instant.parse("2026-03-06T16:00:00Z");
        BusinessCalendar rare = calendar("Europe/Berlin", Frame.of(DayOfWeek.MONDAY, "09:00", "09:01"));

        assertThat(rare.plus(from, Duration.ofMinutes(100))).isPresent();
        assertThat(rare.plus(from, Duration.ofDays(365))).isEmpty();
        assertThat(rare.plus(from, Duration.ofSeconds(Long.MAX_VALUE))).isEmpty();
        assertThat(BusinessTime.ALWAYS.plus(from, Duration.ofSeconds(Long.MAX_VALUE)))
                .isEmpty();
        assertThat(BusinessTime.ALWAYS.plus(from, Duration.ofDays(1))).contains(from.plus(Duration.ofDays(1)));
    }

    @Test
    void calendarsThatSayTheSameAreEqual() {
        List<Frame> frames = new ArrayList<>(OFFICE.frames());
        frames.addAll(OFFICE.frames());
        Collections.reverse(frames);
        BusinessCalendar same = new BusinessCalendar(ZoneId.of("UTC"), frames, List.of());

        assertThat(same).isEqualTo(OFFICE).hasSameHashCodeAs(OFFICE);
        assertThat(weekdays("Europe/Berlin", "09:00", "17:00")).isNotEqualTo(OFFICE);
        assertThat(weekdays("UTC", "09:00", "17:01")).isNotEqualTo(OFFICE);
        assertThat(new BusinessCalendar(ZoneId.of("UTC"), frames, List.of(LocalDate.EPOCH)))
                .isNotEqualTo(OFFICE);
    }

    @ParameterizedTest
    @CsvSource({"9:00, 17:00", "09:00, 25:00", "24:00, 17:00", "09:60, 17:00", "09:00, 17:00:00"})
    void frameOfOtherTimesIsRefused(String from, String to) {
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.of(DayOfWeek.MONDAY, from, to));
    }

    @Test
    void frameThatEndsWhenItBeginsLastsADay() {
        assertThat(Frame.of(DayOfWeek.MONDAY, "09:00", "09:00"))
                .isEqualTo(new Frame(DayOfWeek.MONDAY, 540, 540 + 1440));
        assertThat(Frame.of(DayOfWeek.MONDAY, "00:00", "24:00")).isEqualTo(new Frame(DayOfWeek.MONDAY, 0, 1440));
        assertThatIllegalArgumentException().isThrownBy(() -> new Frame(DayOfWeek.MONDAY, 0, 1441));
    }

    private static BusinessCalendar calendar(String zone, Frame... frames) {
        return new BusinessCalendar(ZoneId.of(zone), List.of(frames), Set.of());
    }

    private static BusinessCalendar on(LocalDate date, String zone, String from, String to) {
        return calendar(zone, Frame.of(date.getDayOfWeek(), from, to));
    }

    private static BusinessCalendar weekdays(String zone, String from, String to) {
        return new BusinessCalendar(
                ZoneId.of(zone),
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                        .map(day -> Frame.of(day, from, to))
                        .toList(),
                Set.of());
    }

    private static Instant local(String zone, LocalDate date, String time) {
        return LocalDateTime.parse(date + "T" + time).atZone(ZoneId.of(zone)).toInstant();
    }
}
