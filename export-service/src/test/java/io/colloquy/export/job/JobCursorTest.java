package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobCursorTest {

    @Test
    void cursorIsReadBackToTheMicrosecond() {
        JobCursor cursor = new JobCursor(Instant.parse("2026-03-02T09:00:00.123456Z"), new UUID(1, 2));
        assertThat(JobCursor.decode(cursor.encode())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "abc", "MjAyNg", "MjAyNi0wMy0wMlQwOTowMDowMFogeA"})
    void anythingElseIsNoCursor(String text) {
        assertThat(JobCursor.decode(text)).isEmpty();
    }
}
