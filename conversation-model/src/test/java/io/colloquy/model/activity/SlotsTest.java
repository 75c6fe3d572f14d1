package io.colloquy.model.activity;

import static io.colloquy.model.event.AgentState.AWAY;
import static io.colloquy.model.event.AgentState.OFFLINE;
import static io.colloquy.model.event.AgentState.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void slotsAreManyWhereManyChatsAreHeldAtOnceAndAreMadeOneByOne() {
        int chats = 2000;
        AgentDay day = new AgentDay().is("00:00", ONLINE);
        for (int i = 1; i <= chats; i++) {
            day.holds("k" + i, null, second(i), second(2 * chats + 1 - i), null, true);
        }

        // One, two … all, and back; and the stretches before the first and after the last.
        assertThat(Slots.stream(day.history(), AgentDay.BEGIN, AgentDay.END).count())
                .isEqualTo((long) chats * chats + 2);
    }

    private static String second(int second) {
        return AgentDay.BEGIN.plusSeconds(second).toString();
    }

    @Test
    void aStretchIsCutWhereTheChatsChangeWithARowAChat() {
        List<Slot> slots = new AgentDay()
                .is("09:00", ONLINE)
                .holds("k", "c", "09:10", "09:30", null, true)
                .holds("l", "d", "09:20", "09:40", null, true)
                .is("10:00", AWAY)
                .slots();

        assertThat(slots)
                .extracting(SlotsTest::text)
                .containsExactly(
                        "09:00 - - PT10M",
                        "09:10 k c PT10M",
                        "09:20 k c PT10M",
                        "09:20 l d PT10M",
                        "09:30 l d PT10M",
                        "09:40 - - PT20M",
                        "10:00 - - null");
        assertThat(slots.get(1).entrypointType()).isEqualTo("button");
        assertThat(slots.getFirst().entrypointType()).isNull();
    }

    @Test
    void aChatIsInTheStretchOfItsOwnCampaignWhileThereIsOne() {
        List<Slot> slots = new AgentDay()
                .is("09:00", ONLINE)
                .holds("k", "c", "09:10", "09:50", null, true)
                .is("09:20", AWAY, null, "c")
                .is("09:40", OFFLINE)
                .slots();

        assertThat(slots)
                .extracting(SlotsTest::text)
                .containsExactly(
                        "09:00 - - PT10M",
                        "09:10 k c PT10M",
                        "09:20 - - PT20M",
                        "09:20 k c PT20M",
                        "09:40 k c PT10M",
                        "09:50 - - null");
    }

    @Test
    void aChatFromBeforeTheStretchAndOneStillHeldAreInIt() {
        List<Slot> slots = new AgentDay()
                .is("09:00", ONLINE)
                .holds("k", null, "08:00", null, null, true)
                .is("10:00", OFFLINE)
                .slots();

        assertThat(slots).extracting(SlotsTest::text).containsExactly("09:00 k - PT1H", "10:00 k - null");
    }

    private static String text(Slot slot) {
        Duration duration = slot.duration();
        return "%s %s %s %s"
                .formatted(
                        slot.from().toString().substring(11, 16),
                        slot.conversationId() == null ? "-" : slot.conversationId(),
                        slot.campaignId() == null ? "-" : slot.campaignId(),
                        duration);
    }
}
