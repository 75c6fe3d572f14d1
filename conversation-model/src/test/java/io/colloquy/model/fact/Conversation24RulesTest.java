package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.row.HeldChat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Conversation24 says of the columns of its reports (seed 001). */
class Conversation24RulesTest {

    private static final Map<String, Object> WEB = Map.of("channel", "webchat");

    @Test
    void assignedAgentIsWhoReceivedTheChatFirstAndLastAgentWhoReceivedItLast() {
        Facts facts = chat().assigned("09:01", "A")
                .assigned("09:05", "B")
                .assigned("09:10", "C")
                .facts();

        assertThat(facts.text(Fact.ASSIGNED_AGENT_ID)).isEqualTo("A");
        assertThat(facts.text(Fact.LAST_AGENT_ID)).isEqualTo("C");
    }

    @Test
    void agentWhoAcceptsAChatReceivesIt() {
        Facts facts = chat().accepted("09:01", "A").facts();

        assertThat(facts.text(Fact.ASSIGNED_AGENT_ID)).isEqualTo("A");
        assertThat(facts.text(Fact.LAST_AGENT_ID)).isEqualTo("A");
    }

    @Test
    void firstAndLastAgentsAccountsAreTheirsWhateverAccountsWereBetween() {
        Facts facts = chat().assigned("09:01", "A", "pool")
                .assigned("09:05", "B")
                .assigned("09:10", "C", "pool")
                .facts();

        assertThat(facts.text(Fact.ASSIGNED_AGENT_ACCOUNT_SENT)).isEqualTo("pool");
        assertThat(facts.text(Fact.LAST_AGENT_ACCOUNT_SENT)).isEqualTo("pool");
        // So that the chat can be shown as hybrid though first and last account are the same.
        assertThat(facts.get(Fact.INVOLVED_ACCOUNTS)).isEqualTo(List.of("pool"));
        assertThat(facts.get(Fact.INVOLVED_AGENTS)).isEqualTo(List.of("B"));
    }

    @Test
    void handlingKnowsAllAgentsInvolvedNotOnlyFirstAndLast() {
        Facts facts = chat().assigned("09:01", "A")
                .agent("09:02", "helper", WEB)
                .accepted("09:03", "B")
                .facts();

        assertThat(facts.get(Fact.INVOLVED_AGENTS)).isEqualTo(List.of("A", "B", "helper"));
    }

    @Test
    void messagesCountOpeningAndClosingTexts() {
        Facts facts = chat().sent("09:00", Map.of("type", "system"), WEB)
                .customer("09:01", WEB)
                .agent("09:02", "A", WEB)
                .sent("09:03", Map.of("type", "system"), WEB)
                .facts();

        assertThat(facts.count(Fact.MESSAGE_COUNT)).isEqualTo(4);
    }

    @Test
    void totalDurationRunsFromTheWebsiteSessionUntilTheChatIsOver() {
        Facts facts = story().opened("09:00", Map.of("visit", Map.of("id", "w1", "startedAt", "2026-03-02T08:30:00Z")))
                .customer("09:01", WEB)
                .closed("09:10", "A")
                .facts();

        assertThat(facts.duration(Fact.DURATION_TOTAL)).hasMinutes(40);
    }

    @Test
    void durationOfTheConversationRunsFromChatCreationToTheLastMessage() {
        Facts facts = chat().customer("09:01", WEB)
                .agent("09:07", "A", WEB)
                .closed("09:30")
                .facts();

        assertThat(facts.duration(Fact.DURATION_CONVERSATION)).hasMinutes(7);
    }

    @Test
    void durationOfTheConversationIsZeroWithoutMessages() {
        assertThat(chat().closed("09:30").facts().duration(Fact.DURATION_CONVERSATION))
                .isZero();
    }

    @Test
    void afterCloseIsWhatAgentsSpendBeforeClosingAfterTheVisitorsLastMessage() {
        Facts facts = chat().customer("09:01", WEB)
                .agent("09:07", "A", WEB)
                .closed("09:30")
                .facts();

        assertThat(facts.duration(Fact.DURATION_AFTER_CLOSE)).hasMinutes(29);
    }

    @Test
    void messageLengthsAreZeroWithoutMessages() {
        Facts facts = chat().facts();

        assertThat(facts.decimal(Fact.AVERAGE_MESSAGE_LENGTH)).isEqualTo(new BigDecimal("0.00"));
        assertThat(facts.count(Fact.MAX_MESSAGE_LENGTH)).isZero();
    }

    @Test
    void averageAndLongestMessageAreOfAllMessagesInTheChat() {
        Facts facts = chat().customer("09:01", Map.of("text", "Hello"))
                .agent("09:02", "A", Map.of("text", "Hi, how can I help?"))
                .facts();

        assertThat(facts.decimal(Fact.AVERAGE_MESSAGE_LENGTH)).isEqualTo(new BigDecimal("12.00"));
        assertThat(facts.count(Fact.MAX_MESSAGE_LENGTH)).isEqualTo(19);
    }

    @Test
    void requestIsTheEntryPointsTypeAndName() {
        Facts facts = story().opened(
                        "09:00", Map.of("entrypoint", Map.of("id", "b1", "name", "Chat with us", "type", "button")))
                .facts();

        assertThat(facts.text(Fact.REQUEST_TYPE)).isEqualTo("button");
        assertThat(facts.text(Fact.REQUEST_SOURCE)).isEqualTo("Chat with us");
    }

    @Test
    void firstResponseTimeRunsFromAcceptingToTheAgentsFirstMessage() {
        Facts facts = chat().customer("09:00", WEB)
                .accepted("09:02", "A")
                .agent("09:05", "A", WEB)
                .facts();

        assertThat(facts.duration(Fact.ACCEPT_TO_FIRST_RESPONSE)).hasMinutes(3);
        assertThat(facts.duration(Fact.FIRST_REPLY_TIME)).hasMinutes(5);
    }

    @Test
    void firstReplyTimeRunsFromTheVisitorsFirstMessageToTheAgents() {
        Facts facts = chat().sent("09:00", Map.of("type", "system"), WEB)
                .agent("09:01", "A", WEB)
                .customer("09:02", WEB)
                .agent("09:06", "A", WEB)
                .facts();

        assertThat(facts.duration(Fact.FIRST_REPLY_TIME)).hasMinutes(4);
    }

    @Test
    void averageAndMaximumResponseTimeAreBetweenVisitorsAndAgentsMessages() {
        Facts facts = chat().customer("09:00", WEB)
                .agent("09:01", "A", WEB)
                .customer("09:10", WEB)
                .agent("09:15", "A", WEB)
                .facts();

        assertThat(facts.duration(Fact.AVERAGE_RESPONSE_TIME)).hasMinutes(3);
        assertThat(facts.duration(Fact.MAX_RESPONSE_TIME)).hasMinutes(5);
    }

    @Test
    void decisionTimeRunsFromSeeingTheButtonToTheClick() {
        Facts facts = story().opened(
                        "09:00", Map.of("shownAt", "2026-03-02T08:58:00Z", "clickedAt", "2026-03-02T08:59:30Z"))
                .facts();

        assertThat(facts.duration(Fact.DECISION_TIME)).hasSeconds(90);
    }

    @Test
    void acceptUrlIsWhereTheVisitorStartedTheConversation() {
        Facts facts = story().opened(
                        "09:00", Map.of("acceptUrl", "https://shop.example/cart", "url", "https://shop.example/"))
                .facts();

        assertThat(facts.text(Fact.ACCEPT_URL)).isEqualTo("https://shop.example/cart");
    }

    @Test
    void successCodeIsTheOneChosenByTheAgent() {
        Facts facts = chat().closed("09:10", Map.of("source", "user", "successCode", "sold"))
                .facts();

        assertThat(facts.text(Fact.SUCCESS_CODE)).isEqualTo("sold");
    }

    @Test
    void surveyShowsTheVisitorsRatingAndCommentAfterTheConversation() {
        Facts facts = chat().closed("09:10")
                .answered("09:11", "faces", Map.of("score", 2, "comment", "Slow, but kind"))
                .facts();

        assertThat(facts.text(Fact.SURVEY_RESULT)).isEqualTo("moderate");
        assertThat(facts.text(Fact.SURVEY_COMMENT)).isEqualTo("Slow, but kind");
    }

    @Test
    void visitorIdentifierIsTheDefaultIfTheVisitorSetsNone() {
        assertThat(story().opened("09:00", Map.of("visitorId", "v1", "visitorIdentifier", "Ada"))
                        .facts()
                        .text(Fact.VISITOR_IDENTIFIER))
                .isEqualTo("Ada");
        assertThat(story().opened("09:00", Map.of("visitorId", "v1")).facts().text(Fact.VISITOR_IDENTIFIER))
                .isEqualTo("v1");
    }

    @Test
    void blockedIsYesWithTheTextThatTheAgentEntered() {
        Facts facts = chat().blocked("09:05", "A", "offensive").facts();

        assertThat(facts.flag(Fact.BLOCKED)).isTrue();
        assertThat(facts.text(Fact.BLOCK_REASON)).isEqualTo("offensive");
    }

    @Test
    void blockedIsNoWithoutAReason() {
        Facts facts = chat().closed("09:10").facts();

        assertThat(facts.flag(Fact.BLOCKED)).isFalse();
        assertThat(facts.text(Fact.BLOCK_REASON)).isNull();
    }

    @Test
    void goalsKeepAllRecordedOnesDividedByCommas() {
        Facts facts = chat().goal("09:01", "signup", "10.5")
                .goal("09:02", "order", 20)
                .goal("09:03", "signup")
                .facts();

        assertThat(facts.text(Fact.GOALS)).isEqualTo("signup,order,signup");
        assertThat(facts.decimal(Fact.TOTAL_GOAL_VALUE)).isEqualTo(new BigDecimal("30.50"));
    }

    @Test
    void goalsAreEmptyIfNoneIsReached() {
        Facts facts = chat().facts();

        assertThat(facts.text(Fact.GOALS)).isNull();
        assertThat(facts.decimal(Fact.TOTAL_GOAL_VALUE)).isNull();
    }

    @Test
    void chatCountsOnEveryReceivingTransfersIncluded() {
        List<HeldChat> received = chat().assigned("09:01", "A")
                .assigned("09:02", "B")
                .assigned("09:03", "A")
                .fold()
                .rows(HeldChat.class);

        assertThat(received).extracting(HeldChat::agentId).containsExactly("A", "B", "A");
    }

    @Test
    void chatIsIgnoredWithoutAVisitorsMessageAndAbandonedWithoutTheAgents() {
        List<HeldChat> received = chat().assigned("09:00", "A")
                .assigned("09:05", "B")
                .customer("09:10", WEB)
                .agent("09:12", "B", WEB)
                .fold()
                .rows(HeldChat.class);

        // Worked example 21: A ignored and abandoned, B neither.
        assertThat(received)
                .containsExactly(
                        new HeldChat("A", null, null, at("09:00"), at("09:05"), null, false),
                        new HeldChat("B", null, null, at("09:05"), null, at("09:12"), true));
    }

    private static Story chat() {
        return story().opened("09:00", Map.of("channel", "webchat"));
    }
}
