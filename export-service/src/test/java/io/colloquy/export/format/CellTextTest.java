package io.colloquy.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.FactType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    private final CellText utc = new CellText(ZoneId.of("UTC"), DurationStyle.SECONDS);

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\rx", "="})
    void textThatASpreadsheetWouldRunIsNeutralised(String text) {
        assertThat(utc.value(FactType.TEXT, text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", " =x", "5-3", "é", "\nx"})
    void otherTextStaysAsItIs(String text) {
        assertThat(utc.value(FactType.TEXT, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00Z, UTC, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00.5Z, UTC, 2026-03-02T09:00:00.5Z",
        "2026-03-02T09:00:00.123456Z, Asia/Kolkata, 2026-03-02T14:30:00.123456+05:30",
        "2026-03-29T00:59:59Z, Europe/Berlin, 2026-03-29T01:59:59+01:00",
        "2026-03-29T01:00:00Z, Europe/Berlin, 2026-03-29T03:00:00+02:00",
        "2026-03-02T01:00:00Z, America/Sao_Paulo, 2026-03-01T22:00:00-03:00"
    })
    void instantIsRfc3339InTheZone(String instant, String zone, String expected) {
        CellText text = new CellText(ZoneId.of(zone), DurationStyle.SECONDS);
        assertThat(text.value(FactType.INSTANT, OffsetDateTime.parse(instant))).isEqualTo(expected);
    }

    /** The formatter of java.time as the oracle of what is done by hand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "Africa/Monrovia"
            })
    void anyInstantIsWhatTheFormatterWrites(String zone) {
        Random random = new Random(zone.hashCode());
        CellText text = new CellText(ZoneId.of(zone), DurationStyle.SECONDS);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-70_000_000_000L, 260_000_000_000L);
            int nano = random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : random.nextInt(1000) * 1_000_000;
            OffsetDateTime moment = Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.UTC);
            assertThat(text.instant(moment))
                    .isEqualTo(InstantText.RFC_3339.format(moment.atZoneSameInstant(ZoneId.of(zone))));
        }
    }

    @Test
    void numberStaysANumber() {
        assertThat(utc.value(FactType.COUNT, -5L)).isEqualTo("-5");
    }

    @Test
    void flagIsAWord() {
        assertThat(utc.value(FactType.BOOLEAN, true)).isEqualTo("true");
    }

    @ParameterizedTest
    @EnumSource
    void nullStaysNull(FactType type) {
        assertThat(utc.value(type, null)).isNull();
    }
}
