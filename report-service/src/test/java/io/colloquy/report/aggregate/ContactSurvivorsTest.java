package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactSurvivorsTest {

    @Test
    void aChainOfMergesEndsAtItsLastContact() {
        assertThat(ContactSurvivors.of(Map.of("a", "b", "b", "c", "c", "d", "x", "c")))
                .isEqualTo(Map.of("a", "d", "b", "d", "c", "d", "x", "d"));
    }

    @Test
    void aCircleSurvivesAsItsSmallestId() {
        assertThat(ContactSurvivors.of(Map.of("c", "b", "b", "a", "a", "c", "before", "b")))
                .isEqualTo(Map.of("a", "a", "b", "a", "c", "a", "before", "a"));
    }

    @Test
    void aContactMergedIntoItselfSurvives() {
        assertThat(ContactSurvivors.of(Map.of("a", "a"))).isEqualTo(Map.of("a", "a"));
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        Map<String, String> merges = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            merges.put("c" + i, "c" + (i + 1));
        }

        assertThat(ContactSurvivors.of(merges).values()).containsOnly("c100000");
    }
}
