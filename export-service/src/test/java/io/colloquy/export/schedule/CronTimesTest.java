package io.colloquy.export.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 * * 1 | Europe/Berlin | 2026-03-02T05:00:00Z | 2026-03-09T05:00:00Z",
                "0 6 * * 1 | Europe/Berlin | 2026-03-02T04:59:59Z | 2026-03-02T05:00:00Z",
                "0 0 1 * * | America/Sao_Paulo | 2026-03-15T00:00:00Z | 2026-04-01T03:00:00Z",
                "*/15 * * * * | Asia/Kolkata | 2026-03-02T00:00:00Z | 2026-03-02T00:15:00Z",
                "0 12 29 2 * | UTC | 2026-03-01T00:00:00Z | 2028-02-29T12:00:00Z",
                // Put forward from 02:00 to 03:00.
                "30 2 * * * | Europe/Berlin | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-03-29T01:30:00Z | 2026-03-30T00:30:00Z",
                // Put back from 03:00 to 02:00.
                "30 2 * * * | Europe/Berlin | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z",
                // Midnight is left out.
                "0 0 * * * | Africa/Cairo | 2026-04-23T12:00:00Z | 2026-04-23T22:00:00Z"
            })
    void nextTimeIsByTheClocksOfTheZone(String cron, ZoneId zone, Instant after, Instant expected) {
        assertThat(times(cron, zone).after(after)).contains(expected);
    }

    @Test
    void dailyTimeIsDueOnceADayThroughBothChangesOfTheClocks() {
        CronTimes times = times("30 2 * * *", ZoneId.of("Europe/Berlin"));
        List<Instant> due = new ArrayList<>();
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        while (at.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
            at = times.after(at).orElseThrow();
            due.add(at);
        }
        assertThat(due.stream().map(instant -> instant.atZone(ZoneId.of("Europe/Berlin"))
                        .toLocalDate()))
                .doesNotHaveDuplicates()
                .hasSize(366);
    }

    @Test
    void hourlyTimesNeverRepeatAndNeverGoBack() {
        CronTimes times = times("0 * * * *", ZoneId.of("Europe/Berlin"));
        Instant at = Instant.parse("2026-03-28T20:00:00Z");
        for (int i = 0; i < 24 * 7 * 32; i++) {
            Instant next = times.after(at).orElseThrow();
            assertThat(next).isAfter(at);
            at = next;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "daily", "* * * *", "61 * * * *", "0 0 0 * * ?", "@reboot"})
    void whatIsNoCronIsRefused(String cron) {
        assertThat(CronTimes.of(cron, ZoneId.of("UTC"))).isEmpty();
    }

    @Test
    void dayThatNeverComesHasNoTime() {
        assertThat(times("0 0 31 2 *", ZoneId.of("UTC")).after(Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }

    private static CronTimes times(String cron, ZoneId zone) {
        return CronTimes.of(cron, zone).orElseThrow();
    }
}
