package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.row.Session;
import java.util.List;
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
        assertThat(facts.get(Fact.SESSION_CHANNELS)).isEqualTo(List.of("email", "whatsapp"));
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

    @Test
    void derivedSessionEndsWithItsLastMessageOnceAnotherBegan() {
        List<Session> rows = story().opened("09:00")
                .customer("09:00")
                .bot("09:20")
                .agent("10:00", "A")
                .customer("10:05")
                .fold()
                .rows(Session.class);

        assertThat(rows)
                .containsExactly(
                        new Session(Story.CONVERSATION + "#1", "whatsapp", at("09:00"), at("09:20"), true, "customer"),
                        new Session(Story.CONVERSATION + "#2", "whatsapp", at("10:00"), null, true, "agent"));
    }

    @Test
    void messagesOfAnotherChannelAreNotOfTheSession() {
        List<Session> rows = story().opened("09:00")
                .customer("09:00")
                .sent("09:20", Map.of("type", "bot"), MAIL)
                .customer("09:40")
                .fold()
                .rows(Session.class);

        assertThat(rows).extracting(Session::endedAt).containsExactly(at("09:00"), null);
    }

    @Test
    void templatesAndAutomaticMessagesExtendAndNeverStart() {
        List<Session> rows = story().opened("09:00")
                .template("09:00", "A")
                .customer("09:10")
                .sent("09:35", Map.of("type", "workflow"), Map.of())
                .broadcast("09:50")
                .customer("10:05")
                .customer("10:20")
                .fold()
                .rows(Session.class);

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.startedAt())
                .isEqualTo(at("09:10")));
    }

    @Test
    void sessionIdOfAMessageMakesNoSession() {
        Facts facts = story().opened("09:00")
                .customer("09:00", Map.of("sessionId", "s1"))
                .customer("09:01", Map.of("sessionId", "s2"))
                .facts();

        assertThat(facts.count(Fact.SESSION_COUNT)).isEqualTo(1);
        assertThat(facts.text(Fact.FIRST_SESSION_ID)).isEqualTo(Story.CONVERSATION + "#1");
    }

    @Test
    void sentSessionIsAsTold() {
        List<Session> rows = story().opened("09:00")
                .session("09:00", "s1", "webchat", "customer")
                .session("09:05", "s2", "phone_call", "agent")
                .sessionEnded("09:10", "s1", "webchat")
                .sessionEnded("09:20", "s1", "webchat")
                .sessionEnded("09:30", "unknown", "webchat")
                .fold()
                .rows(Session.class);

        assertThat(rows)
                .containsExactly(
                        new Session("s1", "webchat", at("09:00"), at("09:10"), false, "customer"),
                        new Session("s2", "phone_call", at("09:05"), null, false, "agent"));
    }

    @Test
    void sentSessionThatIsToldAgainGoesOn() {
        List<Session> rows = story().opened("09:00")
                .session("09:00", "s1", "webchat", "customer")
                .sessionEnded("09:10", "s1", "webchat")
                .session("09:20", "s1", "webchat", "agent")
                .fold()
                .rows(Session.class);

        assertThat(rows).containsExactly(new Session("s1", "webchat", at("09:00"), null, false, "customer"));
    }
}
