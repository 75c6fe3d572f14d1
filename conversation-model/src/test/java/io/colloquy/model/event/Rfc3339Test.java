package io.colloquy.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00Z, 2026-03-02T09:00:00Z",
        "2026-03-02t09:00:00z, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00+05:30, 2026-03-02T03:30:00Z",
        "2026-03-01T23:00:00-10:00, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00.5Z, 2026-03-02T09:00:00.500Z",
        "2026-03-02T09:00:00.1234567899Z, 2026-03-02T09:00:00.123456Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z"
    })
    void instantsAreReadToTheMicrosecond(String sent, String expected) {
        assertThat(Rfc3339.parse(sent)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-02",
                "2026-03-02T09:00Z",
                "2026-03-02T09:00:00",
                "2026-03-02 09:00:00Z",
                "2026-02-29T09:00:00Z",
                "2026-13-01T09:00:00Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T09:60:00Z",
                "2026-03-02T09:00:60Z",
                "2026-03-02T09:00:00.Z",
                "2026-03-02T09:00:00.5",
                "2026-03-02T09:00:00+0530",
                "2026-03-02T09:00:00+24:00",
                "2026-03-02T09:00:00Zulu",
                "２０２６-03-02T09:00:00Z",
                "2026-03-02T09:00:00.00000000000000000000000Z"
            })
    void whatIsNoExistingInstantIsRefused(String sent) {
        assertThat(Rfc3339.parse(sent)).isEmpty();
    }
}
