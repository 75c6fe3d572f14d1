package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions as sent and as derived: events 1.3. */
class SessionsTest {

    private static final Map<String, Object> MAIL = Map.of("channel", "email");

    @Test
    void pauseOfMoreThanHalfAnHourStartsANewOne() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .customer("09:30")
                .customer("10:00:01")
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(2);
        assertThat(facts.count(Fact.CHANNEL_COUNT)).isEqualTo(1);
        assertThat(facts.text(Fact.FIRST_SESSION_ID)).isEqualTo(Story.CONVERSATION + "#1");
        assertThat(facts.text(Fact.THIRD_CHANNEL)).isNull();
    }

    @Test
    void mailMayPauseForADay() {
        Facts facts = story().opened("00:00")
                .customer("00:00", MAIL)
                .customer("23:59", MAIL)
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(1);
    }

    @Test
    void connectionMayHaveAPauseOfItsOwn() {
        Facts facts = story().found("09:00", Map.of("sessionGapSeconds", 300))
                .customer("09:00")
                .customer("09:05")
                .customer("09:10:01", MAIL)
                .customer("09:15:02", MAIL)
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(3);
    }

    @Test
    void changeOfChannelStartsANewOne() {
        Facts facts = story().opened("09:00")
                .customer("09:00")
                .customer("09:01", MAIL)
                .agent("09:02", "A")
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(3);
        assertThat(facts.text(Fact.FIRST_CHANNEL)).isEqualTo("whatsapp");
        assertThat(facts.text(Fact.SECOND_CHANNEL)).isEqualTo("email");
        assertThat(facts.text(Fact.LAST_CHANNEL)).isEqualTo("whatsapp");
        assertThat(facts.count(Fact.CHANNEL_COUNT)).isEqualTo(2);
    }

    @Test
    void botsMessagesExtendAndNeverStart() {
        Facts facts = story().opened("09:00")
                .bot("09:00")
                .customer("09:10")
                .bot("09:35")
                .customer("10:00")
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(1);
    }

    @Test
    void noMessagesNoSessions() {
        Facts facts = story().opened("09:00").bot("09:00").facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isZero();
        assertThat(facts.text(Fact.FIRST_SESSION_ID)).isNull();
        assertThat(facts.text(Fact.LAST_CHANNEL)).isNull();
    }

    @Test
    void whereSessionsAreSentNoneAreDerived() {
        Facts facts = story().opened("09:00")
                .session("09:00", "s1", "webchat", "customer")
                .customer("09:01")
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(1);
        assertThat(facts.text(Fact.FIRST_SESSION_ID)).isEqualTo("s1");
        assertThat(facts.text(Fact.FIRST_CHANNEL)).isEqualTo("webchat");
    }
}
