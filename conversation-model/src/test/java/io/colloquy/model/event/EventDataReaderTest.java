package io.colloquy.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventDataReaderTest {

    @Test
    void openingIsReadWhole() throws InvalidEventData {
        Map<String, Object> data = new HashMap<>(Map.of(
                "channel",
                "webchat",
                "source",
                "paid_ads",
                "by",
                Map.of("type", "agent", "id", "A"),
                "contactId",
                "carla",
                "contactType",
                "new",
                "visit",
                Map.of("id", "v1", "startedAt", "2026-03-02T08:59:00+01:00"),
                "entrypoint",
                Map.of("id", "b1", "name", "Help", "type", "auto_invite"),
                "ad",
                Map.of("network", "tiktok", "campaignId", "c1", "adId", "a1"),
                "sla",
                Map.of("firstResponseSeconds", 60),
                "environment",
                "test"));
        data.put("somethingNew", List.of(1));

        ConversationEvent.Opened opened =
                (ConversationEvent.Opened) EventDataReader.read(EventType.CONVERSATION_OPENED, data);

        assertThat(opened.channel()).isEqualTo(Channel.WEBCHAT);
        assertThat(opened.source()).isEqualTo(OpeningSource.PAID_ADS);
        assertThat(opened.by()).isEqualTo(new By(ActorType.AGENT, "A"));
        assertThat(opened.contactType()).isEqualTo(ContactType.NEW);
        assertThat(opened.visit().startedAt()).isEqualTo(Instant.parse("2026-03-02T07:59:00Z"));
        assertThat(opened.entrypoint().type()).isEqualTo(EntrypointType.AUTO_INVITE);
        assertThat(opened.ad().network()).isEqualTo(AdNetwork.TIKTOK);
        assertThat(opened.sla()).isEqualTo(new ConversationEvent.Opened.Sla(60L, null));
        assertThat(opened.environment()).isEqualTo(Environment.TEST);
        assertThat(opened.connectionId()).isNull();
    }

    @Test
    void environmentIsProductionUnlessSaid() throws InvalidEventData {
        EventData data =
                EventDataReader.read(EventType.CONVERSATION_OPENED, Map.of("source", "contact", "contactId", "carla"));

        assertThat(((ConversationEvent.Opened) data).environment()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        assertThatExceptionOfType(InvalidEventData.class)
                .isThrownBy(() -> EventDataReader.read(
                        EventType.MESSAGE_SENT,
                        Map.of(
                                "author", Map.of("type", "robot"),
                                "channel", 7,
                                "attachments", List.of(Map.of("name", "a.pdf", "url", "u"), "b"))))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(Violation::field)
                        .containsExactlyInAnyOrder(
                                "data.messageId",
                                "data.author.type",
                                "data.channel",
                                "data.attachments[0].contentType",
                                "data.attachments[1]"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void badFieldIsNamedWithWhatIsExpected(EventType type, Map<String, Object> data, String field, String expectation) {
        assertThatExceptionOfType(InvalidEventData.class)
                .isThrownBy(() -> EventDataReader.read(type, data))
                .satisfies(invalid -> {
                    assertThat(invalid.violations()).hasSize(1);
                    assertThat(invalid.violations().get(0).field()).isEqualTo(field);
                    assertThat(invalid.violations().get(0).message()).contains(expectation);
                });
    }

    static Stream<Arguments> badFields() {
        return Stream.of(
                arguments(EventType.CONVERSATION_ASSIGNED, Map.of(), "data.agentId", "required"),
                arguments(EventType.CONVERSATION_ASSIGNED, with("agentId", null), "data.agentId", "required"),
                arguments(EventType.CONVERSATION_ASSIGNED, with("agentId", ""), "data.agentId", "1 to 200"),
                arguments(EventType.CONVERSATION_ASSIGNED, with("agentId", "x".repeat(201)), "data.agentId", "200"),
                arguments(EventType.CONVERSATION_ASSIGNED, with("agentId", "a\0b"), "data.agentId", "U+0000"),
                arguments(EventType.CONVERSATION_ASSIGNED, with("agentId", 7), "data.agentId", "a string"),
                arguments(EventType.CONVERSATION_REOPENED, with("by", "A"), "data.by", "an object"),
                arguments(EventType.CONVERSATION_REOPENED, with("by", Map.of()), "data.by.type", "required"),
                arguments(EventType.CONVERSATION_CLOSED, with("source", "USER"), "data.source", "user, bot, workflow"),
                arguments(
                        EventType.CONVERSATION_OPENED,
                        Map.of("source", "contact", "contactId", "c", "shownAt", "2026-02-30T00:00:00Z"),
                        "data.shownAt",
                        "existing date"),
                arguments(
                        EventType.CONVERSATION_OPENED,
                        Map.of("source", "contact", "contactId", "c", "sla", Map.of("resolutionSeconds", -1)),
                        "data.sla.resolutionSeconds",
                        "0 or greater"),
                arguments(EventType.PAYMENT_COMPLETED, payment(12.5, "USD"), "data.amount", "\"12.50\""),
                arguments(EventType.PAYMENT_COMPLETED, payment("-1", "USD"), "data.amount", "\"12.50\""),
                arguments(EventType.PAYMENT_COMPLETED, payment("1e9", "USD"), "data.amount", "\"12.50\""),
                arguments(EventType.PAYMENT_COMPLETED, payment("1", "usd"), "data.currency", "ISO 4217"),
                arguments(EventType.SURVEY_ANSWERED, score("csat", 6), "data.score", "1, 2, 3, 4, 5 for csat"),
                arguments(EventType.SURVEY_ANSWERED, score("csat", "5"), "data.score", "1, 2, 3, 4, 5 for csat"),
                arguments(EventType.SURVEY_ANSWERED, score("nps", 4.5), "data.score", "for nps"),
                arguments(EventType.SURVEY_ANSWERED, score("thumbs", 1), "data.score", "up, down for thumbs"),
                arguments(
                        EventType.GOAL_REACHED,
                        Map.of("goal", "sale", "value", new BigDecimal("1e999999999")),
                        "data.value",
                        "a number"),
                arguments(
                        EventType.GOAL_REACHED,
                        Map.of("goal", "sale", "value", BigInteger.TEN.pow(400)),
                        "data.value",
                        "a number"),
                arguments(EventType.MESSAGE_STATUS, Map.of("messageId", "m", "status", "seen"), "data.status", "read"),
                arguments(
                        EventType.MESSAGE_STATUS,
                        Map.of("messageId", "m", "upTo", "2026-03-02T09:00:00Z", "status", "read"),
                        "data.upTo",
                        "beside messageId"),
                arguments(
                        EventType.MESSAGE_STATUS,
                        Map.of("upTo", "yesterday", "status", "read"),
                        "data.upTo",
                        "an existing date"),
                arguments(EventType.AGENT_STATE_CHANGED, state("busy", 1), "data.state", "online, offline, away"),
                arguments(EventType.AGENT_STATE_CHANGED, state("online", -1), "data.capacity", "0 or greater"),
                arguments(EventType.AGENT_STATE_CHANGED, state("online", 1.5), "data.capacity", "a whole number"),
                arguments(
                        EventType.ENTRYPOINT_CLICKED,
                        Map.of("campaignId", "c", "name", "n", "entrypointType", "banner", "visitorId", "v"),
                        "data.entrypointType",
                        "button, auto_invite"),
                arguments(EventType.CONTACT_UPDATED, with("attributes", List.of()), "data.attributes", "an object"),
                arguments(EventType.CONTACT_MERGED, Map.of(), "data.into", "required"),
                arguments(EventType.AGENT_UPDATED, with("email", List.of()), "data.email", "a string"),
                arguments(EventType.TOPIC_UPDATED, with("parentId", ""), "data.parentId", "1 to 200"));
    }

    @Test
    void watermarkReceiptIsReadWithItsInstant() throws InvalidEventData {
        EventData data = EventDataReader.read(
                EventType.MESSAGE_STATUS, Map.of("upTo", "2026-03-02T10:00:00+01:00", "status", "delivered"));

        assertThat(data)
                .isEqualTo(new MessageEvent.StatusUpTo(
                        Instant.parse("2026-03-02T09:00:00Z"), null, null, MessageStatus.DELIVERED, null));
    }

    @Test
    void capacityOfNoneIsACapacity() throws InvalidEventData {
        EventData data = EventDataReader.read(EventType.AGENT_STATE_CHANGED, state("away", 0));

        assertThat(data).isEqualTo(new AgentEvent.StateChanged(AgentState.AWAY, 0L, null, null));
    }

    @Test
    void timesOfAThreadAreReadAndNeverRefused() throws InvalidEventData {
        Map<String, Object> data = with("inactivitySeconds", 86400);
        data.putAll(Map.of("source", "contact", "contactId", "carla", "sessionGapSeconds", "soon"));

        ConversationEvent.Opened opened =
                (ConversationEvent.Opened) EventDataReader.read(EventType.CONVERSATION_OPENED, data);

        assertThat(opened.inactivity()).isEqualTo(Duration.ofDays(1));
        assertThat(opened.sessionGap()).isNull();
    }

    @Test
    void scoresAreReadInTheirKindsWords() throws InvalidEventData {
        EventData csat = EventDataReader.read(EventType.SURVEY_ANSWERED, score("csat", 5));
        EventData thumbs = EventDataReader.read(EventType.SURVEY_ANSWERED, score("thumbs", "up"));

        assertThat(((ConversationEvent.SurveyAnswered) csat).score()).isEqualTo("5");
        assertThat(((ConversationEvent.SurveyAnswered) thumbs).score()).isEqualTo("up");
    }

    @Test
    void updateTellsAbsentFromErased() throws InvalidEventData {
        EventData data = EventDataReader.read(EventType.CONTACT_UPDATED, with("email", null));

        assertThat(((ReferenceEvent.Updated) data).fields())
                .containsOnlyKeys("email")
                .containsEntry("email", null);
    }

    @Test
    void updateKeepsFieldsOfItsOwn() throws InvalidEventData {
        EventData data = EventDataReader.read(EventType.CONTACT_UPDATED, Map.of("name", "Carla", "shoeSize", 38));

        assertThat(((ReferenceEvent.Updated) data).fields()).containsEntry("shoeSize", 38);
    }

    @Test
    void idsMayHaveTwoHundredCharacters() throws InvalidEventData {
        String id = "x".repeat(200);

        EventData data = EventDataReader.read(EventType.CONVERSATION_ASSIGNED, Map.of("agentId", id));

        assertThat(((ConversationEvent.Assigned) data).agentId()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeIsReadOrNamesWhatItMisses(EventType type) {
        try {
            assertThat(EventDataReader.read(type, null)).isNotNull();
        } catch (InvalidEventData invalid) {
            assertThat(invalid.violations()).isNotEmpty().allSatisfy(violation -> assertThat(violation.message())
                    .isEqualTo("is required"));
        }
    }

    @Test
    void everyTypeIsFoundByItsWireNameAndNoOtherIs() {
        assertThat(Arrays.stream(EventType.values()).map(type -> EventType.fromWire(type.wire())))
                .allSatisfy(found -> assertThat(found).isPresent());
        assertThat(EventType.fromWire("shift.paused")).isEmpty();
        assertThat(EventType.fromWire("CONVERSATION.OPENED")).isEmpty();
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> data = new HashMap<>();
        data.put(field, value);
        return data;
    }

    private static Map<String, Object> state(String state, Object capacity) {
        return Map.of("state", state, "capacity", capacity);
    }

    private static Map<String, Object> payment(Object amount, String currency) {
        return Map.of("paymentId", "p", "amount", amount, "currency", currency);
    }

    private static Map<String, Object> score(String kind, Object score) {
        return Map.of("kind", kind, "score", score);
    }
}
