package io.colloquy.report.catalogue.example;

import io.colloquy.model.event.EventType;
import io.colloquy.report.catalogue.example.ExampleConversation.Script;
import java.util.List;
import java.util.Map;

/** The conversations of the examples: together they show every fact that comes from a conversation's own events. */
public final class ExampleConversations {
    private static final Map<String, String> ANN = Map.of("type", "agent", "id", "ann");

    private static final List<ExampleConversation> ALL =
            List.of(answered(), handedOver(), passedOn(), reopened(), botAlone(), waiting(), merged());

    private ExampleConversations() {}

    /** Every one, in the order in which the document tells them. */
    public static List<ExampleConversation> all() {
        return ALL;
    }

    private static ExampleConversation answered() {
        return new Script("answered", "From a website's chat button to one answer and a close")
                .tell(
                        "09:00",
                        EventType.CONVERSATION_OPENED,
                        Map.ofEntries(
                                Map.entry("source", "contact"),
                                Map.entry("contactId", "carla"),
                                Map.entry("contactType", "new"),
                                Map.entry("channel", "webchat"),
                                Map.entry("connectionId", "site"),
                                Map.entry("publicationType", "chat"),
                                Map.entry("inboxId", "support"),
                                Map.entry("campaignId", "spring"),
                                Map.entry("hostId", "shop"),
                                Map.entry("visitorId", "v-7"),
                                Map.entry("visitorIdentifier", "carla@shop"),
                                Map.entry("visit", Map.of("id", "visit-3", "startedAt", "2026-03-02T08:55:00Z")),
                                Map.entry("entrypoint", Map.of("id", "help", "name", "Need help?", "type", "button")),
                                Map.entry("shownAt", "2026-03-02T08:57:30Z"),
                                Map.entry("clickedAt", "2026-03-02T08:59:40Z"),
                                Map.entry("acceptUrl", "https://shop.example/cart"),
                                Map.entry("sla", Map.of("firstResponseSeconds", 600, "resolutionSeconds", 3600))))
                .customer("09:00", "webchat", "Where is my order?")
                .tell(
                        "09:05",
                        EventType.CONVERSATION_ASSIGNED,
                        Map.of("agentId", "ann", "teamId", "care", "accountRef", "shared-pool"))
                .agent("09:12", "webchat", "ann", "On its way.")
                .tell("09:20", EventType.NOTE_ADDED, Map.of("agentId", "ann", "text", "parcel 17"))
                .tell(
                        "09:30",
                        EventType.CONVERSATION_CLOSED,
                        Map.of(
                                "source",
                                "user",
                                "by",
                                ANN,
                                "teamId",
                                "care",
                                "category",
                                "Delivery",
                                "summary",
                                "Parcel found",
                                "successCode",
                                "solved"))
                .tell(
                        "09:31",
                        EventType.SURVEY_ANSWERED,
                        Map.of("kind", "csat", "score", 5, "rating", "good", "question", "Happy?", "comment", "Fast"))
                .tell("09:32", EventType.SURVEY_ANSWERED, Map.of("kind", "nps", "score", 9))
                .tell("09:33", EventType.GOAL_REACHED, Map.of("goal", "order", "value", "49.90"))
                .tell("09:33", EventType.GOAL_REACHED, Map.of("goal", "newsletter"))
                .tell("09:34", EventType.VISITOR_BLOCKED, Map.of("agentId", "B", "reason", "rude"))
                .end();
    }

    private static ExampleConversation handedOver() {
        return new Script("handed_over", "A bot answers first and hands over to people")
                .tell(
                        "09:00",
                        EventType.CONVERSATION_OPENED,
                        Map.of(
                                "source",
                                "contact",
                                "contactId",
                                "carla",
                                "channel",
                                "whatsapp",
                                "connectionId",
                                "number",
                                "botId",
                                "robo"))
                .customer("09:00", "whatsapp", "Help")
                .bot("09:00:05", "whatsapp", "Hello! I fetch someone.")
                .tell("09:00:20", EventType.BOT_HANDOVER, Map.of("fromBotId", "robo"))
                .agent("09:01:02", "whatsapp", "ann", "Ann here.")
                .end();
    }

    private static ExampleConversation passedOn() {
        return new Script(
                        "passed_on",
                        "Opened by an agent before opening time, calls and a chat, from hand to hand, paid")
                .tell(
                        "08:30",
                        EventType.CONVERSATION_OPENED,
                        Map.of(
                                "source",
                                "user",
                                "by",
                                ANN,
                                "contactId",
                                "carla",
                                "inboxId",
                                "support",
                                "assignedAgentId",
                                "ann"))
                .tell(
                        "08:40",
                        EventType.SESSION_STARTED,
                        Map.of("sessionId", "call-1", "channel", "phone_call", "by", Map.of("type", "customer")))
                .tell("08:42", EventType.HANDLE_STARTED, Map.of("agentId", "ann"))
                .tell("08:52", EventType.HANDLE_ENDED, Map.of("agentId", "ann"))
                .tell("08:45", EventType.CONVERSATION_ACCEPTED, Map.of("agentId", "ann"))
                .tell("08:50", EventType.CONVERSATION_INBOX_CHANGED, Map.of("inboxId", "billing"))
                .assigned("08:55", "ben")
                .tell("09:00", EventType.SESSION_STARTED, Map.of("sessionId", "chat-1", "channel", "webchat"))
                .customer("09:05", "webchat", "And the refund?")
                .agent("09:15", "webchat", "ben", "Coming.")
                .tell("09:16", EventType.TOPIC_ADDED, Map.of("topicId", "refund"))
                .tell("09:18", EventType.TOPIC_REMOVED, Map.of("topicId", "refund"))
                .tell(
                        "09:20",
                        EventType.CONVERSATION_STATUS_CHANGED,
                        Map.of("from", "open", "to", "pending", "by", Map.of("type", "agent", "id", "ben")))
                .tell(
                        "09:25",
                        EventType.PAYMENT_COMPLETED,
                        Map.of("paymentId", "p-1", "amount", "9.90", "currency", "USD"))
                .tell(
                        "09:26",
                        EventType.PAYMENT_DECLINED,
                        Map.of("paymentId", "p-2", "amount", "5.00", "currency", "USD"))
                .tell("09:30", EventType.CONVERSATION_UNASSIGNED, Map.of("by", Map.of("type", "rule", "id", "idle")))
                .tell("09:35", EventType.CONVERSATION_INBOX_CHANGED, Map.of("inboxId", "support"))
                .assigned("09:40", "ann")
                .tell("09:45", EventType.SESSION_STARTED, Map.of("sessionId", "call-2", "channel", "phone_call"))
                .tell(
                        "10:00",
                        EventType.CONVERSATION_CLOSED,
                        Map.of("source", "workflow", "by", Map.of("type", "rule", "id", "tidy")))
                .end();
    }

    private static ExampleConversation reopened() {
        return new Script("reopened", "Closed without an answer, reopened, answered, closed again")
                .customer("09:00", "whatsapp", "Hello?")
                .tell("09:10", EventType.CONVERSATION_CLOSED, Map.of("source", "user", "by", ANN))
                .tell("09:20", EventType.CONVERSATION_REOPENED, Map.of("by", ANN))
                .agent("09:30", "whatsapp", "ann", "Sorry, here I am.")
                .tell("10:00", EventType.CONVERSATION_CLOSED, Map.of("source", "user", "by", ANN))
                .end();
    }

    private static ExampleConversation botAlone() {
        return new Script("bot_alone", "A bot answers and closes")
                .tell(
                        "11:00",
                        EventType.CONVERSATION_OPENED,
                        Map.of("source", "contact", "contactId", "carla", "channel", "telegram"))
                .customer("11:00", "telegram", "Opening hours?")
                .bot("11:00:02", "telegram", "9 to 5.")
                .tell("11:10", EventType.CONVERSATION_CLOSED, Map.of("source", "bot", "by", Map.of("type", "bot")))
                .end();
    }

    private static ExampleConversation waiting() {
        return new Script("waiting", "Nobody has answered yet")
                .customer("16:50", "email", "Please call me back")
                .end();
    }

    private static ExampleConversation merged() {
        return new Script("merged", "Found to be the same as answered")
                .customer("09:02", "email", "Where is my order?")
                .tell("09:03", EventType.CONVERSATION_MERGED, Map.of("into", "answered"))
                .end();
    }
}
