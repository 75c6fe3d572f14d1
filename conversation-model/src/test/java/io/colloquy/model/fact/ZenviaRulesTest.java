package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.Story;
import io.colloquy.model.event.Attachment;
import io.colloquy.model.event.EventType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Zenvia Customer Cloud says of its chatbots' conversations (seed 003). */
class ZenviaRulesTest {

    @Test
    void conversationIsOfAChatbotOnAChannelInProduction() {
        Facts facts = story().opened("09:00", Map.of("botId", "robo", "channel", "whatsapp"))
                .facts();

        assertThat(facts.text(Fact.BOT_ID)).isEqualTo("robo");
        assertThat(facts.text(Fact.OPENED_CHANNEL)).isEqualTo("whatsapp");
        assertThat(facts.text(Fact.ENVIRONMENT)).isEqualTo("production");
    }

    @Test
    void trialsAreToldFromProduction() {
        Facts facts = story().opened("09:00", Map.of("environment", "test")).facts();

        assertThat(facts.text(Fact.ENVIRONMENT)).isEqualTo("test");
    }

    @Test
    void interactionsAreAllMessagesExchangedWithTheBot() {
        Facts facts = bot().customer("09:01").bot("09:02").customer("09:03").facts();

        assertThat(facts.count(Fact.INTERACTION_COUNT)).isEqualTo(4);
        assertThat(facts.instant(Fact.INTERACTION_FIRST_AT)).isEqualTo(at("09:00"));
        assertThat(facts.instant(Fact.INTERACTION_LAST_AT)).isEqualTo(at("09:03"));
    }

    @Test
    void evaluationIsBothNpsAndCsat() {
        Facts facts = bot().answered("09:05", "csat", Map.of("score", 5))
                .answered("09:06", "nps", Map.of("score", 8))
                .facts();

        assertThat(facts.count(Fact.CSAT)).isEqualTo(5);
        assertThat(facts.count(Fact.NPS)).isEqualTo(8);
    }

    @Test
    void evaluationQuestionIsTheOneThatTheCustomerAnswered() {
        Facts facts = bot().answered("09:05", "csat", Map.of("score", 5, "question", "¿Le ayudamos?"))
                .facts();

        assertThat(facts.text(Fact.SURVEY_QUESTION)).isEqualTo("¿Le ayudamos?");
    }

    @Test
    void filesOfTheCustomerAreListed() {
        List<Interaction> history = bot().customer(
                        "09:01",
                        Map.of(
                                "attachments",
                                List.of(Map.of("name", "id.pdf", "contentType", "application/pdf", "url", "f-1"))))
                .interactions();

        assertThat(history.get(1).attachments())
                .containsExactly(new Attachment("id.pdf", "application/pdf", "f-1", null));
    }

    @Test
    void historyTellsWhichAssistantSentEachMessageAndHandoversBetweenThem() {
        Story story = bot().event("09:01", EventType.BOT_HANDOVER, Map.of("fromBotId", "robo", "toBotId", "sales"))
                .sent("09:02", Map.of("type", "bot", "botId", "sales"), Map.of());

        assertThat(story.interactions()).extracting(Interaction::authorId).containsExactly("robo", "sales");
        assertThat(story.facts().count(Fact.BOT_HANDOVERS)).isEqualTo(1);
    }

    @Test
    void conversationFinishedByTheBotAloneIsHandledByIt() {
        assertThat(bot().customer("09:01").closedFrom("09:05", "bot").facts().flag(Fact.BOT_HANDLED))
                .isTrue();
        assertThat(bot().customer("09:01")
                        .handoverToHumans("09:02")
                        .agent("09:03", "A")
                        .closed("09:05")
                        .facts()
                        .flag(Fact.BOT_HANDLED))
                .isFalse();
    }

    @Test
    void finishedConversationStaysReadable() {
        Story story = bot().customer("09:01", Map.of("text", "Hola")).closed("09:05");

        assertThat(story.facts().text(Fact.STATUS)).isEqualTo("closed");
        assertThat(story.interactions()).extracting(Interaction::text).contains("Hola");
    }

    private static Story bot() {
        return story().opened("09:00", Map.of("botId", "robo")).bot("09:00");
    }
}
