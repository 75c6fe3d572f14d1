package io.colloquy.report.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.security.Role;
import io.colloquy.report.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that Zenvia's page of a conversation shows, each with where it is in the answer and in its document. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ConversationPageDetailsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TestAccount account = TestAccount.create("UTC");

    @BeforeEach
    void fill() {
        account.contact("k1", "Carl", null);
        account.execute("UPDATE contacts SET email = 'c@example.org', phone = '+551', company_id = 'co-1',"
                + " attributes = '{\"address\": \"1 Main St\", \"tier\": \"gold\"}'");
        account.agent("a1", "Ann", null, null);
        account.name("bot", "b1", "Robbie");
        account.name("bot", "b2", "Marvin");
        account.conversation(
                "page/c1",
                NINE,
                Map.of(
                        "contact_id", "k1",
                        "connection_id", "page",
                        "duration_total_ms", 1_800_000L,
                        "duration_conversation_ms", 420_000L,
                        "csat", 5L,
                        "nps", 9L));
        account.event("urn:test", "thread", "page/k1", "message.sent", NINE.minusSeconds(3600), """
                {"messageId": "t1", "channel": "whatsapp", "connectionId": "page", "contactId": "k1",
                 "author": {"type": "api"}, "text": "Your order is on its way", "template": {"name": "order_sent"}}""");
        event(1, "message.received", """
                {"messageId": "m1", "channel": "whatsapp", "contactId": "k1", "text": "Hi",
                 "attachments": [{"name": "a.pdf", "contentType": "application/pdf", "url": "https://example.org/a.pdf"}]}""");
        event(2, "message.sent", """
                {"messageId": "m2", "channel": "whatsapp", "author": {"type": "bot", "botId": "b1"}, "text": "Helo",
                 "attachments": [{"name": "b.png", "contentType": "image/png", "url": "media-2"}]}""");
        event(3, "message.edited", "{\"messageId\": \"m2\", \"text\": \"Hello\"}");
        event(4, "message.status", "{\"messageId\": \"m2\", \"status\": \"failed\", \"error\": \"blocked\"}");
        event(5, "message.reacted", "{\"messageId\": \"m2\", \"reaction\": \"\uD83D\uDC4D\"}");
        event(6, "message.deleted", "{\"messageId\": \"m1\"}");
        event(7, "bot.handover", "{\"fromBotId\": \"b1\", \"toBotId\": \"b2\"}");
        event(8, "survey.offered", "{\"kind\": \"nps\", \"agentId\": \"a1\", \"question\": \"Would you?\"}");
        event(9, "survey.answered", """
                {"kind": "nps", "agentId": "a1", "score": 9, "comment": "Sure"}""");
        event(10, "survey.answered", "{\"kind\": \"faces\", \"score\": 3, \"question\": \"Happy?\"}");
    }

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "duration of the conversation | duration.totalSeconds | 1800 | DurationView.totalSeconds",
                "duration from the first to the last word | duration.conversationSeconds | 420 | DurationView.conversationSeconds",
                "number of interactions | interactions | 2 | ConversationDetail.interactions",
                "NPS | facts.nps | 9 | ConversationFacts.nps",
                "CSAT | facts.csat | 5 | ConversationFacts.csat",
                "customer's name | contact.name | Carl | ContactView.name",
                "customer's id | contact.id | k1 | ContactView.id",
                "customer's address | contact.address | 1 Main St | ContactView.address",
                "customer's e-mail | contact.email | c@example.org | ContactView.email",
                "customer's phone | contact.phone | +551 | ContactView.phone",
                "customer's company | contact.companyId | co-1 | ContactView.companyId",
                "what else is known of the customer | contact.attributes.tier | gold | ContactView.attributes",
                "question that was answered | surveys[0].question | Would you? | SurveyView.question",
                "answer to it | surveys[0].score | 9 | SurveyView.score",
                "comment on it | surveys[0].comment | Sure | SurveyView.comment",
                "whom it is about | surveys[0].agent.name | Ann | SurveyView.agent",
                "rating by the score | surveys[1].rating | good | SurveyView.rating",
                "file that the customer sent | files[0].name | a.pdf | FileView.name",
                "where it is to be seen | files[0].url | https://example.org/a.pdf | FileView.url",
                "that the customer sent it | files[0].direction | inbound | FileView.direction",
                "file that the bot sent | files[1].by.name | Robbie | FileView.by",
                "when it was sent | files[1].at | 2026-03-02T09:02:00Z | FileView.at",
                "all messages | history[1].message.text | Hello | Message.text",
                "which assistant sent it | history[1].by.name | Robbie | HistoryEntry.by",
                "when it was sent | history[1].at | 2026-03-02T09:02:00Z | HistoryEntry.at",
                "when it was edited | history[1].message.changes[0].at | 2026-03-02T09:03:00Z | MessageChange.at",
                "why it failed | history[1].message.changes[1].error | blocked | MessageChange.error",
                "when it was deleted | history[0].message.changes[0].at | 2026-03-02T09:06:00Z | MessageChange.at",
                "reaction to it | history[2].details.reaction | \uD83D\uDC4D | HistoryEntry.details",
                "when one assistant handed over | history[3].at | 2026-03-02T09:07:00Z | HistoryEntry.at",
                "which assistant handed over | history[3].by.name | Robbie | Actor.name",
                "to which assistant | history[3].details.toBotName | Marvin | HistoryEntry.details",
                "text of the template sent before | earlier[0].message.text | Your order is on its way | ConversationDetail.earlier",
                "name of that template | earlier[0].message.template.name | order_sent | TemplateView.name"
            })
    void detailIsServedAndDocumented(String what, String path, String value, String documented) {
        assertThat(detail().getString(path)).as(what).isEqualTo(value);
        String[] schema = documented.split("\\.");
        assertThat(document().getMap("components.schemas." + schema[0] + ".properties"))
                .as(documented)
                .containsKey(schema[1]);
    }

    @Test
    void deletedTextIsNotShownByItsChanges() {
        JsonPath detail = detail();

        assertThat(detail.getString("history[0].message.text")).isEmpty();
        assertThat(detail.getList("history[0].message.changes.type")).isEqualTo(List.of("message.deleted"));
    }

    @Test
    void everyFactOfTheListAndTheDetailIsDocumented() {
        List<String> served = Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .map(fact -> fact.jsonName())
                .toList();

        JsonPath document = document();

        assertThat(document.<String, Object>getMap("components.schemas.ConversationFacts.properties"))
                .containsOnlyKeys(served.toArray(String[]::new));
        assertThat(document.getString("components.schemas.ConversationDetail.properties.facts.'$ref'"))
                .isEqualTo("#/components/schemas/ConversationFacts");
        assertThat(document.getString("components.schemas.ConversationPage.properties.conversations.items.'$ref'"))
                .isEqualTo("#/components/schemas/ConversationFacts");
    }

    @Test
    void pageIsDownloadedAsPdf() {
        account.as(Role.OPERATOR)
                .accept("application/pdf")
                .get("/v1/conversations/{id}/transcript", "page/c1")
                .then()
                .statusCode(200);
    }

    private JsonPath detail() {
        return account.as(Role.OPERATOR)
                .get("/v1/conversations/{id}", "page/c1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath document() {
        return RestAssured.get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void event(int minute, String type, String data) {
        account.event("page/c1", type, NINE.plusSeconds(60L * minute), data);
    }
}
