package io.colloquy.model.activity;

import static io.colloquy.model.event.AgentState.AWAY;
import static io.colloquy.model.event.AgentState.OFFLINE;
import static io.colloquy.model.event.AgentState.ONLINE;
import static io.colloquy.model.event.SurveyRating.BAD;
import static io.colloquy.model.event.SurveyRating.GOOD;
import static io.colloquy.model.event.SurveyRating.MODERATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void workedExample21() {
        AgentDay a = new AgentDay().starts("08:00", "s", null).ends("10:00", "s");
        AgentDay b = new AgentDay().starts("08:00", "s", null).ends("10:00", "s");

        ShiftCounts ofA =
                a.holds("k", null, "09:00", "09:05", null, false).row().counts();
        ShiftCounts ofB = b.holds("k", null, "09:05", null, "09:12", true).row().counts();

        assertThat(List.of(ofA.chats(), ofA.ignored(), ofA.abandoned())).containsExactly(1L, 1L, 1L);
        assertThat(List.of(ofB.chats(), ofB.ignored(), ofB.abandoned())).containsExactly(1L, 0L, 0L);
    }

    @Test
    void timesOfAShift() {
        ShiftTimes times = new AgentDay()
                .starts("09:00", "s", "c")
                .is("09:10", ONLINE, 2, null)
                .holds("k1", "c", "09:20", "09:50", "09:25", true)
                .holds("k2", "c", "09:30", "10:20", "09:31", true)
                .is("10:10", AWAY)
                .is("10:30", ONLINE)
                .is("11:00", OFFLINE)
                .ends("11:10", "s")
                .row()
                .times();

        assertThat(times.sessionSeconds()).isEqualTo(130 * 60);
        assertThat(times.onlineSeconds()).isEqualTo(90 * 60);
        assertThat(times.offlineSeconds()).isEqualTo(40 * 60);
        assertThat(times.openSeconds()).isEqualTo(50 * 60);
        assertThat(times.closedSeconds()).isEqualTo(80 * 60);
        assertThat(times.idleSeconds()).isEqualTo(40 * 60);
        assertThat(times.availableSeconds()).isEqualTo(70 * 60);
        assertThat(times.firstResponseSeconds()).isEqualTo(6 * 60);
        assertThat(times.averageConcurrency()).isEqualTo(new BigDecimal("1.40"));
    }

    @Test
    void withoutACapacityAllOfTheTimeOnlineIsAvailableAndWithNoneOfItNothing() {
        AgentDay unlimited = day().is("09:00", ONLINE).holds("k", null, "09:00", "10:00", null, true);
        AgentDay none = day().is("09:00", ONLINE, 0, null);
        AgentDay told = day().is("08:30", ONLINE, 1, null)
                .is("08:40", AWAY)
                .is("09:00", ONLINE)
                .holds("k", null, "09:00", "09:30", null, true);

        assertThat(unlimited.row().times().availableSeconds()).isEqualTo(3600);
        assertThat(none.row().times().availableSeconds()).isZero();
        assertThat(none.row().times().idleSeconds()).isEqualTo(3600);
        assertThat(told.row().times().availableSeconds()).isEqualTo(1800);
    }

    @Test
    void concurrencyIsNullWithoutAnOpenChatAndChatsFromBeforeCountFromTheStart() {
        AgentDay idle = day().is("08:00", ONLINE);
        AgentDay carried = day().is("08:00", ONLINE).holds("k", null, "07:00", null, "07:10", true);

        assertThat(idle.row().times().averageConcurrency()).isNull();
        assertThat(carried.row().times().averageConcurrency()).isEqualTo(new BigDecimal("1.00"));
        assertThat(carried.row().times().openSeconds()).isEqualTo(3600);
        assertThat(carried.row().counts().chats()).isZero();
    }

    @Test
    void aBreakIsAChangeFromOnlineStrictlyInside() {
        AgentDay day = new AgentDay()
                .is("08:00", ONLINE)
                .starts("09:00", "s", null)
                .is("09:30", AWAY)
                .is("09:40", OFFLINE)
                .is("09:50", ONLINE)
                .is("10:00", OFFLINE)
                .ends("10:00", "s");

        assertThat(day.row().counts().breaks()).isEqualTo(1);
    }

    @Test
    void aChatThatComesBackIsReceivedTwiceAndOneReceivedAtTheEndIsNotInTheShift() {
        AgentDay day = day().holds("k", null, "09:10", "09:20", "09:11", true)
                .holds("k", null, "09:30", "09:40", null, true)
                .holds("l", null, "10:00", "10:10", null, false);

        ShiftCounts counts = day.row().counts();

        assertThat(counts).isEqualTo(new ShiftCounts(2, 0, 0, 1, 0, 0, 0));
        assertThat(day.row().times().firstResponseSeconds()).isEqualTo(11 * 60);
    }

    @Test
    void whatIsStillHeldIsNeitherIgnoredNorAbandonedYet() {
        ShiftCounts counts =
                day().holds("k", null, "09:10", null, null, false).row().counts();

        assertThat(counts).isEqualTo(new ShiftCounts(1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void anAnswerCountsWhereTheAgentLastHeldTheChatBeforeIt() {
        AgentDay day = new AgentDay()
                .starts("08:00", "s1", null)
                .ends("09:00", "s1")
                .starts("10:00", "s2", null)
                .ends("11:00", "s2")
                .holds("k", "c", "08:10", "10:20", "08:11", true)
                .holds("l", "d", "08:10", "08:20", "08:11", true)
                .holds("l", "d", "10:50", null, null, true)
                .answered("k", "12:00", GOOD)
                .answered("l", "10:40", MODERATE)
                .answered("l", "12:00", BAD)
                .answered("never held", "12:00", BAD);

        List<Shift> shifts = day.shifts();

        assertThat(shifts.getFirst().rows()).extracting(Shift.Row::campaignId).containsExactly("c", "d");
        assertThat(shifts.getFirst().rows().getLast().counts().surveysModerate())
                .isEqualTo(1);
        assertThat(shifts.getFirst().whole().counts()).isEqualTo(new ShiftCounts(2, 0, 0, 0, 0, 1, 0));
        assertThat(shifts.getLast().rows().getFirst().counts().surveysGood()).isEqualTo(1);
        assertThat(shifts.getLast().rows().getLast().counts().surveysBad()).isEqualTo(1);
    }

    @Test
    void overlappingCampaignsHaveARowEachAndShareTheShiftsTimes() {
        Shift shift = new AgentDay()
                .is("08:00", OFFLINE, null, "left alone")
                .is("08:00", ONLINE, null, "found online")
                .starts("09:00", "s", "of the shift")
                .is("09:10", ONLINE)
                .is("09:40", OFFLINE, null, "of a state")
                .holds("k", "of a chat", "09:20", "09:30", null, true)
                .holds("l", null, "09:25", "09:35", null, true)
                .ends("10:00", "s")
                .shifts()
                .getFirst();

        assertThat(shift.rows())
                .extracting(Shift.Row::campaignId)
                .containsExactly(null, "found online", "of a chat", "of a state", "of the shift");
        assertThat(shift.rows()).extracting(row -> row.times().sessionSeconds()).containsOnly(3600L);
        assertThat(shift.rows())
                .extracting(row -> row.times().onlineSeconds())
                .containsExactly(3000L, 3600L, 3000L, 1800L, 3000L);
        assertThat(shift.whole().times())
                .isEqualTo(new ShiftTimes(3_600_000, 3_600_000, 900_000, 3_600_000, 900_000, 1_200_000));
    }

    @Test
    void aShiftOfNothingHasOneRowWithoutCampaign() {
        assertThat(day().shifts().getFirst().rows())
                .extracting(Shift.Row::campaignId)
                .containsExactly((String) null);
    }

    @Test
    void aShiftNeverEndedEndsAtTheNextStartAndTheLastOneRuns() {
        List<Shift> shifts = new AgentDay()
                .starts("08:00", "s1", null)
                .starts("08:05", "s1", "c")
                .is("08:30", ONLINE)
                .starts("09:00", "s2", null)
                .starts("10:00", "s3", null)
                .ends("10:30", "s2")
                .shifts();

        assertThat(shifts).extracting(Shift::shiftId).containsExactly("s1", "s2", "s3");
        assertThat(shifts)
                .extracting(Shift::to)
                .containsExactly(AgentDay.instant("09:00"), AgentDay.instant("10:30"), null);
        assertThat(shifts.getFirst().rows()).extracting(Shift.Row::campaignId).containsExactly("c");
        assertThat(shifts.getLast().whole().times()).isNull();
        assertThat(shifts.getLast().whole().counts()).isEqualTo(ShiftCounts.NONE);
    }

    @Test
    void atOneInstantTheEndOfAShiftInForceComesBeforeTheNextStart() {
        List<Shift> shifts = new AgentDay()
                .starts("08:00", "s", null)
                .starts("09:00", "s", null)
                .ends("09:00", "s")
                .ends("10:00", "s")
                .shifts();

        assertThat(shifts)
                .extracting(Shift::from)
                .containsExactly(AgentDay.instant("08:00"), AgentDay.instant("09:00"));
        assertThat(shifts).extracting(Shift::to).containsExactly(AgentDay.instant("09:00"), AgentDay.instant("10:00"));
    }

    @Test
    void withoutAShiftADayIsOneFromTheFirstOnlineToTheLastOffline() {
        List<Shift> shifts = new AgentDay()
                .is("08:00", ONLINE)
                .is("12:00", AWAY)
                .is("13:00", ONLINE, null, "c")
                .is("17:00", OFFLINE)
                .is("20:00", AWAY)
                .shifts();

        Shift shift = shifts.getFirst();
        assertThat(shifts).hasSize(1);
        assertThat(shift.shiftId()).isEqualTo("A/2026-03-02");
        assertThat(List.of(shift.from(), shift.to()))
                .containsExactly(AgentDay.instant("08:00"), AgentDay.instant("17:00"));
        assertThat(shift.whole().counts().breaks()).isEqualTo(1);
    }

    @Test
    void aDaysShiftIsCutAtMidnightAndRunsUntilThatHasCome() {
        AgentDay day = new AgentDay().is("2026-03-01T22:00:00Z", ONLINE);
        Instant from = Instant.parse("2026-03-01T00:00:00Z");

        List<Shift> shifts =
                day.shifts(from, AgentDay.END.plusSeconds(86_400), ZoneOffset.UTC, AgentDay.instant("15:00"));

        assertThat(shifts).extracting(Shift::shiftId).containsExactly("A/2026-03-01", "A/2026-03-02");
        assertThat(shifts).extracting(Shift::to).containsExactly(AgentDay.BEGIN, null);
        assertThat(shifts.getFirst().whole().times().sessionSeconds()).isEqualTo(7200);
    }

    @Test
    void daysOf23And25HoursAreAsLongAsTheyAre() {
        AgentDay spring = new AgentDay().is("2026-03-28T12:00:00Z", ONLINE).is("2026-03-30T12:00:00Z", OFFLINE);
        AgentDay autumn = new AgentDay().is("2026-10-24T12:00:00Z", ONLINE).is("2026-10-26T12:00:00Z", OFFLINE);

        assertThat(seconds(spring, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"))
                .containsExactly(23 * 3600L);
        assertThat(seconds(autumn, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"))
                .containsExactly(25 * 3600L);
    }

    private static List<Long> seconds(AgentDay day, String from, String to) {
        return day.shifts(Instant.parse(from), Instant.parse(to), BERLIN, Instant.MAX).stream()
                .map(shift -> shift.whole().times().sessionSeconds())
                .toList();
    }

    @Test
    void anAgentWithAShiftEventInTheRangeHasNoDaysOfTheirOwn() {
        AgentDay day = new AgentDay().is("08:00", ONLINE).is("12:00", OFFLINE).ends("13:00", "unknown");

        assertThat(day.shifts()).isEmpty();
        assertThat(day.shifts(AgentDay.BEGIN, AgentDay.instant("12:30"), ZoneOffset.UTC, Instant.MAX))
                .hasSize(1);
    }

    @Test
    void shownSecondsAddUpToTheSession() {
        ShiftTimes times = new ShiftTimes(3_000, 1_500, 700, 1_500, 0, 700);

        assertThat(times.openSeconds() + times.closedSeconds()).isEqualTo(times.sessionSeconds());
        assertThat(times.onlineSeconds() + times.offlineSeconds()).isEqualTo(times.sessionSeconds());
    }

    private static AgentDay day() {
        return new AgentDay().starts("09:00", "s", null).ends("10:00", "s");
    }
}
