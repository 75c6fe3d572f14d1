package io.colloquy.model.fact;

import static io.colloquy.model.Story.at;
import static io.colloquy.model.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.Attachment;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.EventType;
import io.colloquy.model.event.MessageStatus;
import io.colloquy.model.event.PublicationType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InteractionsTest {

    @Test
    void rowTellsWhoSaidWhatWhereAndWhoHadTheConversation() {
        List<Interaction> interactions = story().opened("09:00", Map.of("connectionId", "page"))
                .customer(
                        "09:00",
                        Map.of(
                                "text",
                                "Hello",
                                "attachments",
                                List.of(Map.of("name", "a.png", "contentType", "image/png", "url", "id-1"))))
                .assigned("09:01", "A")
                .agent("09:02", "B", Map.of("text", "Hi", "replyTo", "m1"))
                .interactions();

        assertThat(interactions).hasSize(2);
        Interaction inbound = interactions.get(0);
        assertThat(inbound.direction()).isEqualTo(Direction.INBOUND);
        assertThat(inbound.authorType()).isEqualTo("customer");
        assertThat(inbound.authorId()).isEqualTo("carla");
        assertThat(inbound.text()).isEqualTo("Hello");
        assertThat(inbound.connectionId()).isEqualTo("page");
        assertThat(inbound.attachments()).containsExactly(new Attachment("a.png", "image/png", "id-1", null));
        assertThat(inbound.publishedAt()).isEqualTo(at("09:00"));
        assertThat(inbound.collectedAt()).isEqualTo(inbound.receivedAt()).isEqualTo(at("09:00:01"));
        assertThat(inbound.assignedAgentId()).isNull();
        Interaction outbound = interactions.get(1);
        assertThat(outbound.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(outbound.authorId()).isEqualTo("B");
        assertThat(outbound.assignedAgentId()).isEqualTo("A");
        assertThat(outbound.replyTo()).isEqualTo("m1");
    }

    @Test
    void editReplacesTheTextAndDeletionEmptiesIt() {
        List<Interaction> interactions = story().customer("09:00", Map.of("text", "Helo"))
                .customer("09:01", Map.of("text", "Secret"))
                .event("09:02", EventType.MESSAGE_EDITED, Map.of("messageId", "m1", "text", "Hello"))
                .event("09:03", EventType.MESSAGE_DELETED, Map.of("messageId", "m2"))
                .interactions();

        assertThat(interactions).extracting(Interaction::text).containsExactly("Hello", "");
        assertThat(interactions).extracting(Interaction::edited).containsExactly(true, false);
        assertThat(interactions).extracting(Interaction::deleted).containsExactly(false, true);
    }

    @Test
    void failureEndsAStatus() {
        List<Interaction> interactions = story().agent("09:00", "A")
                .status("09:01", "m1", "failed")
                .status("09:02", "m1", "delivered")
                .interactions();

        assertThat(interactions).extracting(Interaction::status).containsExactly(MessageStatus.FAILED);
    }

    @Test
    void statusOfAnotherConnectionsMessageIsNotTaken() {
        List<Interaction> interactions = story().agent("09:00", "A", Map.of("messageId", "7", "connectionId", "page"))
                .event(
                        "09:01",
                        EventType.MESSAGE_STATUS,
                        Map.of("messageId", "7", "connectionId", "number", "status", "read"))
                .interactions();

        assertThat(interactions).extracting(Interaction::status).containsOnlyNulls();
    }

    @Test
    void callOfTheCustomerIsARow() {
        List<Interaction> interactions = story().opened("09:00")
                .session("09:00", "call-1", "phone_call", "customer")
                .accepted("09:01", "A")
                .interactions();

        assertThat(interactions).singleElement().satisfies(call -> {
            assertThat(call.messageId()).isEqualTo("call-1");
            assertThat(call.channel()).isEqualTo(Channel.PHONE_CALL);
            assertThat(call.publicationType()).isEqualTo(PublicationType.CALL);
            assertThat(call.authorId()).isEqualTo("carla");
        });
    }

    @Test
    void reactionsReceiptsAndNotesAreNoRows() {
        List<Interaction> interactions = story().note("09:00", "A")
                .event("09:01", EventType.MESSAGE_REACTED, Map.of("messageId", "m1"))
                .status("09:02", "m1", "read")
                .interactions();

        assertThat(interactions).isEmpty();
    }

    @Test
    void receiptByWatermarkCountsForAllThatWasSentUpToIt() {
        List<Interaction> interactions = story().agent("09:00", "A")
                .customer("09:00:30")
                .agent("09:01", "A")
                .agent("09:01:00.000001", "A")
                .event("09:05", EventType.MESSAGE_STATUS, Map.of("upTo", "2026-03-02T09:01:00Z", "status", "read"))
                .interactions();

        assertThat(interactions)
                .extracting(Interaction::status)
                .containsExactly(MessageStatus.READ, null, MessageStatus.READ, null);
    }

    @Test
    void receiptsOfBothKindsNeverGoBackDown() {
        List<Interaction> interactions = story().agent("09:00", "A")
                .agent("09:01", "A")
                .agent("09:02", "A")
                .status("09:03", "m1", "read")
                .status("09:03", "m2", "failed")
                .event("09:04", EventType.MESSAGE_STATUS, Map.of("upTo", "2026-03-02T09:01:30Z", "status", "read"))
                .event("09:05", EventType.MESSAGE_STATUS, Map.of("upTo", "2026-03-02T09:02:00Z", "status", "delivered"))
                .interactions();

        assertThat(interactions)
                .extracting(Interaction::status)
                .containsExactly(MessageStatus.READ, MessageStatus.FAILED, MessageStatus.DELIVERED);
    }

    @Test
    void receiptByWatermarkCountsOnItsConnectionOnly() {
        List<Interaction> interactions = story().agent("09:00", "A", Map.of("connectionId", "page"))
                .agent("09:01", "A", Map.of("connectionId", "number"))
                .event(
                        "09:02",
                        EventType.MESSAGE_STATUS,
                        Map.of("upTo", "2026-03-02T09:02:00Z", "status", "read", "connectionId", "page"))
                .interactions();

        assertThat(interactions).extracting(Interaction::status).containsExactly(MessageStatus.READ, null);
    }

    @Test
    void rowTellsTheEventsOfTheMessageAndOfItsText() {
        List<Interaction> interactions = story().customer("09:00", Map.of("text", "Helo"))
                .from("page")
                .customer("09:01", Map.of("text", "Secret"))
                .customer("09:02")
                .customer("09:03", Map.of("text", "As it was"))
                .event("09:04", EventType.MESSAGE_EDITED, Map.of("messageId", "m1", "text", "Hallo"))
                .event("09:05", EventType.MESSAGE_EDITED, Map.of("messageId", "m1", "text", "Hello"))
                .event("09:06", EventType.MESSAGE_EDITED, Map.of("messageId", "m1"))
                .event("09:07", EventType.MESSAGE_DELETED, Map.of("messageId", "m2"))
                .interactions();

        assertThat(interactions).extracting(Interaction::eventId).containsExactly("e1", "e2", "e3", "e4");
        assertThat(interactions).extracting(Interaction::source).containsExactly("crm", "page", "page", "page");
        assertThat(interactions).extracting(Interaction::textEventId).containsExactly("e6", null, null, "e4");
        assertThat(interactions).extracting(Interaction::textSource).containsExactly("page", null, null, "page");
    }

    @Test
    void textThatALaterReportBroughtIsInThatReport() {
        List<Interaction> interactions = story().customer("09:00", Map.of("messageId", "m1"))
                .from("page")
                .customer("09:01", Map.of("messageId", "m1", "text", "Hello", "connectionId", "number"))
                .from("other")
                .customer("09:02", Map.of("messageId", "m1", "text", "Hello!"))
                .interactions();

        assertThat(interactions).singleElement().satisfies(row -> {
            assertThat(row.text()).isEqualTo("Hello");
            assertThat(row.source()).isEqualTo("crm");
            assertThat(row.eventId()).isEqualTo("e1");
            assertThat(row.textSource()).isEqualTo("page");
            assertThat(row.textEventId()).isEqualTo("e2");
        });
    }

    @Test
    void callHasNoTextAndSoNoEventOfIt() {
        List<Interaction> interactions = story().opened("09:00")
                .session("09:01", "call-1", "phone_call", "customer")
                .interactions();

        assertThat(interactions).singleElement().satisfies(call -> {
            assertThat(call.eventId()).isEqualTo("e2");
            assertThat(call.textEventId()).isNull();
        });
    }
}
