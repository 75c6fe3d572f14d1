package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.colloquy.model.Story;
import io.colloquy.model.timeline.Anomaly;
import io.colloquy.model.timeline.AnomalyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Opening, closing, status: metrics 2.1 and 2.2. */
class LifecycleTest {

    @Test
    void withoutAnOpeningTheFirstMessageTells() {
        Facts facts = story().note("08:59", "A")
                .customer("09:00", Map.of("connectionId", "page", "publicationType", "comment"))
                .facts();

        assertThat(facts.instant(Fact.OPENED_AT)).isEqualTo(at("08:59"));
        assertThat(facts.text(Fact.OPENED_SOURCE)).isEqualTo("contact");
        assertThat(facts.text(Fact.OPENED_CHANNEL)).isEqualTo("whatsapp");
        assertThat(facts.text(Fact.CONNECTION_ID)).isEqualTo("page");
        assertThat(facts.text(Fact.PUBLICATION_TYPE)).isEqualTo("comment");
        assertThat(facts.text(Fact.CONTACT_ID)).isEqualTo("carla");
        assertThat(facts.text(Fact.INITIATOR_TYPE)).isEqualTo("customer");
        assertThat(facts.text(Fact.ENVIRONMENT)).isEqualTo("production");
    }

    @Test
    void withoutAnOpeningAnAgentsFirstMessageMakesTheUserTheSource() {
        Facts facts = story().agent("09:00", "A").customer("09:01").facts();

        assertThat(facts.text(Fact.OPENED_SOURCE)).isEqualTo("user");
        assertThat(facts.text(Fact.INITIATOR_TYPE)).isEqualTo("agent");
    }

    @Test
    void laterMessagesDoNotFillTheChannelOfAnOpening() {
        Facts facts = story().opened("09:00", Map.of("source", "user"))
                .customer("09:01")
                .facts();

        assertThat(facts.text(Fact.OPENED_CHANNEL)).isNull();
        assertThat(facts.text(Fact.OPENED_SOURCE)).isEqualTo("user");
    }

    @Test
    void initiatorIsWhoeverOpenedItAsToldElseByTheSource() {
        Facts told = story().opened("09:00", Map.of("source", "user", "by", Map.of("type", "agent", "id", "A")))
                .facts();
        Facts application = story().opened("09:00", Map.of("source", "zapier")).facts();
        Facts system = story().opened("09:00", Map.of("source", "workflow")).facts();

        assertThat(told.text(Fact.INITIATOR_TYPE)).isEqualTo("agent");
        assertThat(told.text(Fact.INITIATOR_AGENT_ID)).isEqualTo("A");
        assertThat(application.text(Fact.INITIATOR_TYPE)).isEqualTo("application");
        assertThat(system.text(Fact.INITIATOR_TYPE)).isEqualTo("system");
    }

    @Test
    void reopeningTakesTheCloseTimeAndKeepsWhatTheCloseSaid() {
        Facts facts = story().opened("09:00")
                .closed("09:10", Map.of("source", "api", "category", "Billing", "teamId", "T"))
                .reopened("09:20")
                .facts();

        assertThat(facts.text(Fact.STATUS)).isEqualTo("open");
        assertThat(facts.instant(Fact.CLOSED_AT)).isNull();
        assertThat(facts.duration(Fact.RESOLUTION_TIME)).isNull();
        assertThat(facts.instant(Fact.FIRST_CLOSED_AT)).isEqualTo(at("09:10"));
        assertThat(facts.instant(Fact.LAST_CLOSED_AT)).isEqualTo(at("09:10"));
        assertThat(facts.duration(Fact.CREATED_TO_LAST_CLOSED)).isEqualTo(Duration.ofMinutes(10));
        assertThat(facts.text(Fact.CLOSED_SOURCE)).isEqualTo("api");
        assertThat(facts.text(Fact.CATEGORY)).isEqualTo("Billing");
        assertThat(facts.text(Fact.CLOSED_BY_TEAM)).isEqualTo("T");
    }

    @Test
    void deletingTheContactLeavesEarlierClosesAsTheyWere() {
        Facts facts = story().opened("09:00")
                .closed("09:10", "A")
                .reopened("09:20")
                .closedFrom("09:30", "contact_deleted")
                .facts();

        // Opened, closed, reopened: deleting the contact adds to no count.
        assertThat(facts.count(Fact.STATUS_CHANGE_COUNT)).isEqualTo(3);
        assertThat(facts.text(Fact.STATUS)).isEqualTo("closed");
        assertThat(facts.instant(Fact.CLOSED_AT)).isNull();
        assertThat(facts.instant(Fact.LAST_CLOSED_AT)).isEqualTo(at("09:10"));
        assertThat(facts.text(Fact.CLOSED_SOURCE)).isEqualTo("user");
        assertThat(facts.text(Fact.CLOSED_BY)).isEqualTo("A");
        assertThat(facts.count(Fact.CLOSED_COUNT)).isEqualTo(1);
    }

    @Test
    void closedByARuleNamesTheRuleAndNoAgent() {
        Facts facts = story().opened("09:00")
                .closed("09:10", Map.of("source", "workflow", "by", Map.of("type", "rule", "id", "r1")))
                .facts();

        assertThat(facts.text(Fact.CLOSED_RULE_ID)).isEqualTo("r1");
        assertThat(facts.text(Fact.CLOSED_BY_TYPE)).isEqualTo("rule");
        assertThat(facts.text(Fact.CLOSED_BY)).isNull();
    }

    @Test
    void statusChangesNameTheStatusOnlyWhileOpenAndNeverClose() {
        Story pending = story().opened("09:00").statusChanged("09:01", "open", "pending");
        Story wordClosed = story().opened("09:00").statusChanged("09:01", "open", "closed");
        Story afterClose = story().opened("09:00")
                .statusChanged("09:01", "open", "pending")
                .closed("09:02")
                .statusChanged("09:03", "closed", "archived");

        assertThat(pending.facts().text(Fact.STATUS)).isEqualTo("pending");
        assertThat(wordClosed.facts().text(Fact.STATUS)).isEqualTo("open");
        assertThat(wordClosed.facts().count(Fact.CLOSED_COUNT)).isZero();
        assertThat(afterClose.facts().text(Fact.STATUS)).isEqualTo("closed");
    }

    @Test
    void reopeningBeginsWithAnOpenStatus() {
        Story story = story().opened("09:00")
                .statusChanged("09:01", "open", "pending")
                .closed("09:02")
                .reopened("09:03");

        assertThat(story.facts().text(Fact.STATUS)).isEqualTo("open");
        assertThat(story.statusChanged("09:04", "open", "on hold").facts().text(Fact.STATUS))
                .isEqualTo("on hold");
    }

    @Test
    void statusChangesAreOpeningsClosesReopeningsAndChanges() {
        Facts facts = story().opened("09:00")
                .statusChanged("09:01", "open", "pending")
                .closed("09:02")
                .reopened("09:03")
                .facts();

        assertThat(facts.count(Fact.STATUS_CHANGE_COUNT)).isEqualTo(4);
    }

    @Test
    void mergedIsFinalAndWinsOverClosed() {
        Facts facts = story().opened("09:00")
                .closed("09:10")
                .customer("09:15")
                .mergedInto("09:20", "other")
                .reopened("09:30")
                .customer("09:31")
                .facts();

        assertThat(facts.text(Fact.STATUS)).isEqualTo("merged");
        assertThat(facts.instant(Fact.CLOSED_AT)).isEqualTo(at("09:10"));
        assertThat(facts.instant(Fact.WAITING_SINCE)).isNull();
        assertThat(facts.count(Fact.INBOUND_COUNT)).isEqualTo(1);
    }

    @Test
    void closeBeforeTheOpeningGivesNoDurationAndIsListed() {
        ConversationFold.Result result = story().opened("09:00").closed("08:50").fold();

        assertThat(result.facts().duration(Fact.RESOLUTION_TIME)).isNull();
        assertThat(result.anomalies()).extracting(Anomaly::code).containsOnly(AnomalyCode.NEGATIVE_DURATION);
        assertThat(result.anomalies())
                .extracting(Anomaly::detail)
                .anyMatch(detail -> detail.startsWith("resolution_time"));
    }

    @Test
    void durationsAreCutToTheMillisecond() {
        Facts facts =
                story().opened("09:00:00.000100").closed("09:00:01.999999").facts();

        assertThat(facts.duration(Fact.RESOLUTION_TIME)).isEqualTo(Duration.ofMillis(1999));
    }

    @Test
    void illegalStepsAreListedWithTheFacts() {
        ConversationFold.Result result = story().opened("09:00")
                .closed("09:10", "A")
                .closed("09:20", "B")
                .fold();

        assertThat(result.facts().text(Fact.CLOSED_BY)).isEqualTo("A");
        assertThat(result.facts().count(Fact.CLOSED_COUNT)).isEqualTo(1);
        assertThat(result.anomalies()).singleElement().satisfies(anomaly -> assertThat(anomaly.eventId())
                .isEqualTo("e3"));
    }

    @Test
    void conversationOfNothingButAnIllegalStepIsStillOne() {
        Facts facts = story().mergedInto("09:00", Story.CONVERSATION).facts();

        assertThat(facts.instant(Fact.OPENED_AT)).isEqualTo(at("09:00"));
        assertThat(facts.text(Fact.STATUS)).isEqualTo("open");
    }

    @Test
    void noEventsAreNoConversation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConversationFold.fold(Story.CONVERSATION, List.of(), Instant.MAX))
                .withMessageContaining(Story.CONVERSATION);
    }
}
