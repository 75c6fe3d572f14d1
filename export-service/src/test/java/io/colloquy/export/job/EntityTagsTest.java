package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"})
    void listWithTheTagMatches(String header) {
        assertThat(EntityTags.matchesAny(header, "\"a\"")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "\"b\"", "W/\"b\""})
    void listWithoutItDoesNot(String header) {
        assertThat(EntityTags.matchesAny(header, "\"a\"")).isFalse();
    }
}
