package io.colloquy.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventKeyTest {
    @Test
    void keyIsTheBeginningOfTheHash() {
        // printf '/crm\0e-1' | sha256sum
        assertThat(EventKey.of("/crm", "e-1")).isEqualTo(UUID.fromString("a51c39c1-e169-6916-0e50-dab73b60115a"));
        assertThat(EventKey.of("/ação", "😀")).isEqualTo(UUID.fromString("d5662c40-ba6d-a0c7-455f-68165660f0ba"));
    }

    @Test
    void whereTheSourceEndsIsPartOfTheIdentity() {
        assertThat(EventKey.of("/a", "b")).isNotEqualTo(EventKey.of("/", "ab"));
    }

    @Test
    void keysAreOrderedByTheirBytes() {
        UUID low = UUID.fromString("7fffffff-ffff-ffff-ffff-ffffffffffff");
        UUID high = UUID.fromString("80000000-0000-0000-0000-000000000000");

        assertThat(EventKey.ORDER.compare(low, high)).isNegative();
        assertThat(EventKey.ORDER.compare(high, low)).isPositive();
        assertThat(EventKey.ORDER.compare(high, high)).isZero();
    }
}
