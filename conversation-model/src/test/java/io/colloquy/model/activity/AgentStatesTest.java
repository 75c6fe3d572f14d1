package io.colloquy.model.activity;

import static io.colloquy.model.event.AgentState.AWAY;
import static io.colloquy.model.event.AgentState.OFFLINE;
import static io.colloquy.model.event.AgentState.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgentStatesTest {

    @Test
    void aStretchIsBegunByItsEventAndEndsWithTheNextState() {
        List<StateStretch> states = new AgentDay()
                .is("09:00", ONLINE)
                .is("12:00", AWAY)
                .is("12:30", ONLINE)
                .states();

        assertThat(states).extracting(StateStretch::activityId).containsExactly("e1", "e2", "e3");
        assertThat(states).extracting(StateStretch::state).containsExactly(ONLINE, AWAY, ONLINE);
        assertThat(states)
                .extracting(StateStretch::duration)
                .containsExactly(Duration.ofHours(3), Duration.ofMinutes(30), null);
        assertThat(states.getLast().to()).isNull();
    }

    @Test
    void theSameStateAndCampaignAgainIsNoNewRow() {
        assertThat(new AgentDay()
                        .is("09:00", ONLINE)
                        .is("09:30", ONLINE)
                        .is("10:00", ONLINE, null, "c")
                        .is("10:30", ONLINE, null, "c")
                        .states())
                .extracting(StateStretch::activityId)
                .containsExactly("e1", "e3");
    }

    @Test
    void aStateWithoutCampaignHoldsForAllCampaigns() {
        List<StateStretch> states = new AgentDay()
                .is("09:00", ONLINE, null, "c")
                .is("10:00", OFFLINE)
                .is("11:00", ONLINE, null, "c")
                .is("12:00", OFFLINE)
                .states();

        assertThat(states).extracting(StateStretch::activityId).containsExactly("e1", "e2", "e3");
        assertThat(states)
                .extracting(StateStretch::to)
                .containsExactly(AgentDay.instant("10:00"), null, AgentDay.instant("12:00"));
    }

    @Test
    void orderOfArrivalAndRepetitionChangeNothing() {
        AgentDay day = new AgentDay()
                .is("09:00", ONLINE)
                .is("09:00", AWAY)
                .is("10:00", ONLINE, 2, "c")
                .is("11:00", OFFLINE);
        List<Event> often = new ArrayList<>(day.events());
        often.addAll(day.events());
        Collections.shuffle(often, new Random(3));

        assertThat(AgentStates.of(AgentHistory.of("A", often, List.of(), List.of())))
                .isEqualTo(day.states())
                .hasSize(4);
    }

    @Test
    void whatOverlapsARangeIsHalfOpen() {
        StateStretch stretch =
                new AgentDay().is("09:00", ONLINE).is("10:00", AWAY).states().getFirst();

        assertThat(stretch.overlaps(AgentDay.instant("10:00"), AgentDay.END)).isFalse();
        assertThat(stretch.overlaps(AgentDay.BEGIN, AgentDay.instant("09:00"))).isFalse();
        assertThat(stretch.overlaps(AgentDay.instant("09:59"), AgentDay.END)).isTrue();
    }
}
