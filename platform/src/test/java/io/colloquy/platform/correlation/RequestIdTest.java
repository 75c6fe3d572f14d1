package io.colloquy.platform.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACE_PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void callersNameForItStays() {
        assertThat(RequestId.of("job-7.step_2", TRACE_PARENT)).isEqualTo("job-7.step_2");
    }

    @Test
    void traceIsItsNameWithoutAnother() {
        assertThat(RequestId.of(null, TRACE_PARENT)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ada@example.org", "x\ny", "\"}", "-leading", "é"})
    void nameThatIsNoneGivesWayToTheTrace(String sent) {
        assertThat(RequestId.of(sent, TRACE_PARENT)).isEqualTo(TRACE);
    }

    @Test
    void nameThatIsTooLongGivesWayToTheTrace() {
        assertThat(RequestId.of("a".repeat(65), TRACE_PARENT)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4BF9-01", "nonsense"})
    void withoutATraceEachIsNew(String traceParent) {
        String one = RequestId.of(null, traceParent);

        assertThat(one).matches("[0-9a-f-]{36}");
        assertThat(RequestId.of(null, traceParent)).isNotEqualTo(one);
    }
}
