package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExportStateTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED, RUNNING",
        "QUEUED, CANCELLED",
        "RUNNING, SUCCEEDED",
        "RUNNING, FAILED",
        "RUNNING, CANCELLED",
        "RUNNING, QUEUED",
        "SUCCEEDED, EXPIRED"
    })
    void legalStepIsTaken(ExportState from, ExportState to) {
        assertThat(from.to(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, SUCCEEDED", "QUEUED, FAILED", "QUEUED, EXPIRED", "RUNNING, EXPIRED", "SUCCEEDED, RUNNING",
        "SUCCEEDED, CANCELLED", "SUCCEEDED, FAILED", "FAILED, QUEUED", "FAILED, EXPIRED", "CANCELLED, RUNNING",
        "CANCELLED, SUCCEEDED", "EXPIRED, SUCCEEDED", "EXPIRED, QUEUED"
    })
    void illegalStepIsRefused(ExportState from, ExportState to) {
        assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void noStateFollowsItself(ExportState state) {
        assertThat(state.allows(state)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nameIsReadBack(ExportState state) {
        assertThat(ExportState.ofWire(state.wire())).contains(state);
    }
}
