package io.colloquy.platform.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreetSpansTest {
    @ParameterizedTest
    @CsvSource({
        "http://report-service:8082/v1/conversations/ada/transcript?x=y, http://report-service:8082",
        "https://login.example/keys#ada, https://login.example",
        "https://ada:secret@hooks.example/t, https://hooks.example",
        "not an address, -"
    })
    void addressIsCutToItsServer(String address, String server) {
        assertThat(DiscreetSpans.server(address)).isEqualTo(server);
    }
}
