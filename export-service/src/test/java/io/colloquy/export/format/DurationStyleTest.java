package io.colloquy.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationStyleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 00:00:00, 0:00:00:00, 00:00",
        "999, 0, 00:00:00, 0:00:00:00, 00:00",
        "59999, 59, 00:00:59, 0:00:00:59, 00:59",
        "3599000, 3599, 00:59:59, 0:00:59:59, 59:59",
        "3600000, 3600, 01:00:00, 0:01:00:00, 01:00:00",
        "177825000, 177825, 49:23:45, 2:01:23:45, 49:23:45",
        "360000000, 360000, 100:00:00, 4:04:00:00, 100:00:00"
    })
    void durationIsWrittenInWholeSeconds(
            long milliseconds, String seconds, String hours, String days, String shortest) {
        assertThat(DurationStyle.SECONDS.ofMilliseconds(milliseconds)).isEqualTo(seconds);
        assertThat(DurationStyle.HOURS.ofMilliseconds(milliseconds)).isEqualTo(hours);
        assertThat(DurationStyle.DAYS.ofMilliseconds(milliseconds)).isEqualTo(days);
        assertThat(DurationStyle.SHORT.ofMilliseconds(milliseconds)).isEqualTo(shortest);
    }
}
