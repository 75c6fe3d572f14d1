package io.colloquy.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, http://own:8081/v1/channels/x/webhook?a=%20",
                "' ', http://own:8081/v1/channels/x/webhook?a=%20",
                "https://c.example, https://c.example/v1/channels/x/webhook?a=%20",
                "https://c.example/, https://c.example/v1/channels/x/webhook?a=%20",
                "https://c.example/in, https://c.example/in/v1/channels/x/webhook?a=%20"
            })
    void theConfiguredBaseStandsBeforePathAndQueryAsSent(String base, String expected) {
        String url = PublicUrl.of(base, "http://own:8081/v1/channels/x/webhook?a=%20", "/v1/channels/x/webhook?a=%20");

        assertThat(url).isEqualTo(expected);
    }
}
