package io.colloquy.ingest.thread;

import static io.colloquy.ingest.thread.Talk.call;
import static io.colloquy.ingest.thread.Talk.event;
import static io.colloquy.ingest.thread.Talk.readUpTo;
import static io.colloquy.ingest.thread.Talk.received;
import static io.colloquy.ingest.thread.Talk.sent;
import static io.colloquy.ingest.thread.Talk.status;
import static io.colloquy.ingest.thread.Talk.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import io.colloquy.model.event.OpeningSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadFinderTest {
    private static final double A_MOMENT = 1 / 3600.0;

    private final Talk talk = new Talk();

    @Test
    void anInboundOpensAndTheAnswerJoins() {
        talk.take(received("m1", 0)).take(sent("m2", 1, "user")).take(sent("m3", 2, "bot"));

        assertThat(talk.conversationOf("m1")).startsWith("page/").hasSize("page/".length() + 26);
        assertThat(talk.conversationOf("m2")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.conversationOf("m3")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.openings()).singleElement().satisfies(opening -> assertThat(opening.source())
                .isEqualTo(OpeningSource.CONTACT));
    }

    @Test
    void anAgentsMessageOpens() {
        talk.take(sent("m1", 0, "user")).take(received("m2", 1));

        assertThat(talk.openings()).singleElement().satisfies(opening -> assertThat(opening.source())
                .isEqualTo(OpeningSource.USER));
        assertThat(talk.conversationOf("m2")).isNotNull().isEqualTo(talk.conversationOf("m1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "workflow", "broadcast", "api", "system"})
    void whatNobodyWroteByHandOpensNothing(String author) {
        talk.take(sent("m1", 0, author));

        assertThat(talk.openings()).isEmpty();
        assertThat(talk.conversations()).containsEntry("m1", null);
    }

    @Test
    void aTemplateOpensNothingAndJoinsWhatIsOpen() {
        talk.take(template("t1", 0)).take(received("m1", 1)).take(template("t2", 2));

        assertThat(talk.conversationOf("t1")).isNull();
        assertThat(talk.conversationOf("t2")).isNotNull().isEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void theLastInstantOfTheInactivityTimeBelongs() {
        talk.take(received("m1", 0)).take(received("m2", 24)).take(received("m3", 48 + A_MOMENT));

        assertThat(talk.conversationOf("m2")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.conversationOf("m3")).isNotNull().isNotEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void aMessageOfABotKeepsAConversationAwake() {
        talk.take(received("m1", 0), sent("m2", 20, "bot"), received("m3", 40));

        assertThat(talk.openings()).hasSize(1);
    }

    @Test
    void afterACloseTheNextInboundOpensAnother() {
        talk.take(received("m1", 0));
        talk.closed(talk.conversationOf("m1"), 1).take(received("m2", 1), received("m3", 2));

        assertThat(talk.conversationOf("m2")).as("in the instant of the close").isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.conversationOf("m3")).isNotNull().isNotEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void aReopenedConversationIsJoined() {
        talk.take(received("m1", 0));
        talk.closed(talk.conversationOf("m1"), 1)
                .reopened(talk.conversationOf("m1"), 2)
                .take(received("m2", 2));

        assertThat(talk.conversationOf("m2")).isEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void aMergedConversationIsNot() {
        talk.take(received("m1", 0));
        talk.merged(talk.conversationOf("m1"), 1).take(received("m2", 2));

        assertThat(talk.conversationOf("m2")).isNotNull().isNotEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void messagesThatNameTheConversationKeepItAwake() {
        talk.take(received("m1", 0));
        talk.wrote(talk.conversationOf("m1"), "m2", 23).take(received("m3", 46));

        assertThat(talk.conversationOf("m3")).isEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void aLateMessageInsideTheTimeJoinsAndOpensEarlier() {
        talk.take(received("m2", 10)).take(received("m1", 0)).take(received("m0", -20));

        assertThat(talk.conversationOf("m1")).isEqualTo(talk.conversationOf("m2"));
        assertThat(talk.conversationOf("m0")).isEqualTo(talk.conversationOf("m2"));
        assertThat(talk.openings())
                .extracting(opening -> opening.message().time())
                .containsExactly(Talk.at(10), Talk.at(0), Talk.at(-20));
    }

    @Test
    void aMessageOfLongBeforeOpensItsOwn() {
        talk.take(received("m2", 24 + A_MOMENT)).take(received("m1", 0));

        assertThat(talk.conversationOf("m1")).isNotNull().isNotEqualTo(talk.conversationOf("m2"));
    }

    @Test
    void aLateTemplateBeforeTheOpeningStaysOutside() {
        talk.take(received("m1", 1)).take(template("t1", 0));

        assertThat(talk.conversationOf("t1")).isNull();
        assertThat(talk.openings()).hasSize(1);
    }

    @Test
    void aLateMessageBelongsToTheConversationOfItsOwnTime() {
        talk.take(received("m1", 0), received("m3", 100)).take(received("m2", 5));

        assertThat(talk.conversationOf("m2")).isEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void ofSeveralOpenTheLatestOpenedWins() {
        talk.opened("first", 0).opened("second", 1).take(received("m1", 2), received("m2", 0.5));

        assertThat(talk.conversationOf("m1")).isEqualTo("second");
        assertThat(talk.conversationOf("m2")).isEqualTo("first");
    }

    @Test
    void whatAProducerOpenedNeverEndsByInactivity() {
        talk.opened("ticket", 0).take(received("m1", 1000));

        assertThat(talk.conversationOf("m1")).isEqualTo("ticket");
    }

    @Test
    void whatAProducerOpenedIsNotOpenedEarlier() {
        talk.opened("ticket", 1).take(received("m1", 0));

        assertThat(talk.conversationOf("m1")).isNotNull().isNotEqualTo("ticket");
    }

    @Test
    void reportsFollowTheirMessage() {
        talk.take(template("t1", 0), received("m1", 1));
        talk.closed(talk.conversationOf("m1"), 2).take(received("m2", 3));

        talk.take(status("t1", 4), status("m1", 4), status("unknown", 4), status("unheard", -1));

        assertThat(talk.conversationOf("t1/read")).isNull();
        assertThat(talk.conversationOf("m1/read")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.conversationOf("unknown/read")).isEqualTo(talk.conversationOf("m2"));
        assertThat(talk.conversationOf("unheard/read")).isNull();
    }

    @Test
    void reportsFollowAMessageThatNamedItsConversation() {
        talk.opened("ticket", 0).wrote("ticket", "m1", 1).closed("ticket", 2).take(received("m2", 3));

        talk.take(status("m1", 4));

        assertThat(talk.conversationOf("m1/read")).isEqualTo("ticket");
    }

    @Test
    void aReportThatComesBeforeItsMessageInTheBatchFollowsItToo() {
        talk.take(status("m1", -1), received("m1", 0));

        assertThat(talk.conversationOf("m1/read")).isNotNull().isEqualTo(talk.conversationOf("m1"));
    }

    @Test
    void aSecondReportOfAMessageFollowsTheFirst() {
        talk.take(received("m1", 0));
        talk.closed(talk.conversationOf("m1"), 1);

        talk.take(event(EventType.MESSAGE_RECEIVED, "again", Talk.at(2), Map.of("messageId", "m1", "channel", "sms")));

        assertThat(talk.conversationOf("again")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.openings()).hasSize(1);
    }

    @Test
    void aWatermarkGoesToTheConversationOfItsInstant() {
        talk.take(received("m1", 0));
        talk.closed(talk.conversationOf("m1"), 1).take(received("m2", 50));

        talk.take(readUpTo(0.5, 60), readUpTo(30, 60), readUpTo(51, 60), readUpTo(-1, 60));

        assertThat(talk.conversationOf("read/0.5")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.conversationOf("read/30.0")).isEqualTo(talk.conversationOf("m1"));
        assertThat(talk.conversationOf("read/51.0")).isEqualTo(talk.conversationOf("m2"));
        assertThat(talk.conversationOf("read/-1.0")).isNull();
    }

    @Test
    void aCallOpensWhoeverMakesItAndASystemsDoesNot() {
        talk.take(call("s0", -50, "system")).take(call("s1", 0, "agent"), call("s2", 30, "customer"));
        talk.take(event(EventType.CONVERSATION_ACCEPTED, "taken", Talk.at(30.1), Map.of("agentId", "A")));
        talk.take(event(
                EventType.SESSION_ENDED, "hung up", Talk.at(30.5), Map.of("sessionId", "s2", "channel", "phone_call")));

        assertThat(talk.conversationOf("s0")).isNull();
        assertThat(talk.conversationOf("s1")).isNotNull();
        assertThat(talk.conversationOf("s2")).isNotNull().isNotEqualTo(talk.conversationOf("s1"));
        assertThat(talk.conversationOf("taken")).isEqualTo(talk.conversationOf("s2"));
        assertThat(talk.conversationOf("hung up")).isEqualTo(talk.conversationOf("s2"));
    }

    @Test
    void inOneInstantTheCustomerComesBeforeTheBot() {
        talk.take(sent("greeting", 0, "bot"), received("m1", 0));

        assertThat(talk.conversationOf("greeting")).isNotNull().isEqualTo(talk.conversationOf("m1"));
    }
}
