package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportFileTest extends ExportTest {

    @Test
    void fileHoldsTheRowsOfTheRangeInOrder() {
        // given
        account.conversation("b", "2026-03-02T09:00:00Z", Map.of("first_response_time_ms", "720999"));
        account.conversation("a", "2026-03-02T09:00:00Z", Map.of());
        account.conversation("early", "2026-02-28T23:59:59Z", Map.of());
        account.conversation("late", "2026-04-01T00:00:00Z", Map.of());
        // when
        UUID id = made(ALL);
        // then
        assertThat(job(id).getString("state")).isEqualTo("succeeded");
        assertThat(file(id).asString()).isEqualTo("conversation_id,first_response_time\r\na,\r\nb,720\r\n");
    }
}
