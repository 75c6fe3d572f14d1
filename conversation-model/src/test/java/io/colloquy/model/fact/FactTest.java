package io.colloquy.model.fact;

import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.colloquy.model.calendar.BusinessTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactTest {

    @ParameterizedTest
    @CsvSource({
        "FIRST_RESPONSE_TIME, first_response_time, first_response_time_ms, firstResponseTimeSeconds",
        "CONVERSATION_ID, conversation_id, conversation_id, conversationId",
        "INBOX_CLOSED, inbox_closed, inbox_closed, inboxClosed",
        "UNANSWERED, unanswered, unanswered, unanswered"
    })
    void factIsNamedByItsIdInEveryPlace(Fact fact, String id, String column, String jsonName) {
        assertThat(fact.id()).isEqualTo(id);
        assertThat(fact.column()).isEqualTo(column);
        assertThat(fact.jsonName()).isEqualTo(jsonName);
        assertThat(Fact.fromId(id)).contains(fact);
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void everyFactIsDefined(Fact fact) {
        assertThat(fact.label()).isNotBlank();
        assertThat(fact.definition()).isNotBlank();
        assertThat(fact.nullRule()).isNotBlank();
        boolean clock = fact.startsAt() != null && fact.stopsAt() != null;
        assertThat(clock).as("has a clock").isEqualTo(fact.type() == FactType.DURATION);
    }

    @Test
    void labelsAreDistinct() {
        assertThat(Arrays.stream(Fact.values()).map(Fact::label)).doesNotHaveDuplicates();
    }

    @Test
    void namesAreResolvedOnReadingAndWhatTheyAreResolvedFromIsInternal() {
        assertThat(Fact.values())
                .filteredOn(fact -> fact.id().endsWith("_name"))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.origin()).isEqualTo(FactOrigin.TODAY));
        assertThat(Fact.values())
                .filteredOn(Fact::isInternal)
                .containsExactly(
                        Fact.CONTACT_TYPE_SENT,
                        Fact.ENTRYPOINT_ID,
                        Fact.ASSIGNED_AGENT_ACCOUNT_SENT,
                        Fact.LAST_AGENT_ACCOUNT_SENT,
                        Fact.INVOLVED_AGENTS,
                        Fact.INVOLVED_ACCOUNTS,
                        Fact.SESSION_CHANNELS,
                        Fact.TOPIC_IDS,
                        Fact.SECOND_SESSION_AT,
                        Fact.FIRST_REOPENED_AT,
                        Fact.MERGED_INTO,
                        Fact.MERGED_AT);
        assertThat(Fact.values())
                .filteredOn(fact -> fact.type() == FactType.TEXTS)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.isInternal()).isTrue());
        assertThat(Fact.CONTACT_TYPE.origin()).isEqualTo(FactOrigin.TODAY);
    }

    @Test
    void everyLoggedFactIsProducedBySomeTimeline() {
        List<Facts> timelines = List.of(everything(), waiting(), comingBack());

        assertThat(Fact.logged())
                .allSatisfy(fact -> assertThat(timelines).as(fact.id()).anyMatch(facts -> facts.get(fact) != null));
    }

    @Test
    void valueOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(Map.of(Fact.FIRST_RESPONSE_TIME, 720L)))
                .withMessageContaining("first_response_time");
    }

    @Test
    void factsOfTheSameValuesAreEqual() {
        Facts one = Facts.of(Map.of(Fact.FIRST_RESPONSE_TIME, Duration.ofSeconds(720), Fact.NOTE_COUNT, 0L));
        Facts other = Facts.of(Map.of(Fact.NOTE_COUNT, 0L, Fact.FIRST_RESPONSE_TIME, Duration.ofMinutes(12)));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(Facts.of(Map.of()));
        assertThat(one).hasToString("{first_response_time=PT12M, note_count=0}");
    }

    private static Facts everything() {
        return story().with(new FoldContext(inbox -> BusinessTime.ALWAYS, new ServiceLevels(60L, 600L, false)))
                .opened(
                        "09:00",
                        Map.ofEntries(
                                Map.entry("source", "user"),
                                Map.entry("by", Map.of("type", "agent", "id", "A")),
                                Map.entry("channel", "webchat"),
                                Map.entry("connectionId", "page"),
                                Map.entry("publicationType", "chat"),
                                Map.entry("botId", "robo"),
                                Map.entry("contactType", "new"),
                                Map.entry("campaignId", "spring"),
                                Map.entry("hostId", "shop"),
                                Map.entry("visitorId", "v1"),
                                Map.entry("visit", Map.of("id", "w1", "startedAt", "2026-03-02T08:50:00Z")),
                                Map.entry("entrypoint", Map.of("id", "b1", "name", "Help", "type", "button")),
                                Map.entry("shownAt", "2026-03-02T08:59:00Z"),
                                Map.entry("clickedAt", "2026-03-02T08:59:30Z"),
                                Map.entry("acceptUrl", "https://shop.example/cart"),
                                Map.entry("inboxId", "1"),
                                Map.entry("assignedAgentId", "A")))
                .customer("09:01", Map.of("channel", "webchat"))
                .handoverToHumans("09:02")
                .assigned("09:03", "B", "pool")
                .customer("09:04")
                .agent("09:05", "B", Map.of("channel", "email"))
                .payment("09:06", "completed", "p1", "9.90")
                .handled("09:06", "09:07", "B")
                .answered("09:07", "csat", Map.of("score", 5, "question", "How was it?", "comment", "Fine"))
                .answered("09:07", "nps", Map.of("score", 9))
                .goal("09:08", "signup")
                .blocked("09:09", "B", "spam")
                .closed(
                        "09:10",
                        Map.of(
                                "source", "user",
                                "by", Map.of("type", "agent", "id", "B"),
                                "teamId", "T",
                                "category", "Billing",
                                "summary", "Paid",
                                "successCode", "ok"))
                .facts();
    }

    private static Facts comingBack() {
        return story().opened("09:00")
                .assigned("09:00", "A", "pool")
                .customer("09:01")
                .customer("10:01")
                .closed("10:10")
                .reopened("10:20")
                .mergedInto("10:30", "conversation-2")
                .facts();
    }

    private static Facts waiting() {
        return story().with(new FoldContext(inbox -> BusinessTime.ALWAYS))
                .opened("09:00")
                .assigned("09:01", "A")
                .closed("09:02", Map.of("source", "workflow", "by", Map.of("type", "rule", "id", "r1")))
                .customer("09:03")
                .facts();
    }
}
