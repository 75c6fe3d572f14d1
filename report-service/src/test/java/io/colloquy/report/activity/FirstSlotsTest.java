package io.colloquy.report.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.activity.Slot;
import io.colloquy.model.event.AgentState;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstSlotsTest {
    private final FirstSlots slots = new FirstSlots(3);

    @Test
    void theFirstInOrderAreKeptAgentByAgentAndAllAreCounted() {
        slots.addAgent(Stream.of(slot("ann", 20), slot("ann", 10)));
        slots.addAgent(Stream.of(slot("ben", 9), slot("ben", 5), slot("ben", 7)));
        slots.addAgent(Stream.of(slot("eve", 1)));

        assertThat(slots.first()).containsExactly(slot("ann", 10), slot("ann", 20), slot("ben", 5));
        assertThat(slots.count()).isEqualTo(6);
    }

    private static Slot slot(String agent, long second) {
        Instant from = Instant.ofEpochSecond(second);
        return new Slot(agent, null, null, null, AgentState.ONLINE, from, from.plusSeconds(1));
    }
}
