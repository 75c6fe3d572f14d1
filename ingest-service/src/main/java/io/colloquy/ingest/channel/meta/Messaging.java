package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The messaging events of Messenger and Instagram: each is of the customer and the account, and says one thing. What
 * an app without the control of the thread is told ({@code standby}) is the same.
 */
public final class Messaging {

    /** The things that an event may say; a few hold two, and the first that is there counts. */
    private static final Map<String, Reading> KINDS = new LinkedHashMap<>();

    /** Known, and no conversation. */
    private static final List<String> NOT_CONVERSATIONS = List.of(
            "optin",
            "account_linking",
            "app_roles",
            "request_thread_control",
            "game_play",
            "policy_enforcement",
            "policy-enforcement",
            "payment",
            "pre_checkout",
            "checkout_update",
            "messaging_feedback",
            "response_feedback",
            "messaging_customer_information");

    static {
        KINDS.put("message", TextMessages::readMessage);
        KINDS.put("postback", TextMessages::readPostback);
        KINDS.put("referral", TextMessages::readReferral);
        KINDS.put("message_edit", Messaging::readEdit);
        KINDS.put("reaction", Messaging::readReaction);
        KINDS.put("delivery", Receipts::readDelivery);
        KINDS.put("read", Receipts::readRead);
        KINDS.put("pass_thread_control", ThreadControl::read);
        KINDS.put("take_thread_control", ThreadControl::read);
    }

    private Messaging() {}

    /** How one kind is read. */
    @FunctionalInterface
    interface Reading {

        /**
         * Adds what the event says.
         *
         * @param content what stands below the name of the kind
         */
        void read(MessagingEvent event, Part content, Findings findings) throws Untranslatable;
    }

    /**
     * Adds what the messaging events of an entry say, those told in {@code standby} too.
     *
     * @return whether there were such lists
     */
    public static boolean readEntry(Part entry, ConnectionView connection, Findings findings) {
        boolean found = false;
        for (String list : List.of("messaging", "standby")) {
            if (entry.at(list).node().isArray()) {
                found = true;
                List<Part> events = entry.elements(list);
                if (events.isEmpty()) {
                    findings.ignore();
                }
                Part.readEach(findings, events, event -> read(event, entry, connection, findings));
            }
        }
        return found;
    }

    /** Adds what one messaging event says. */
    public static void read(Part event, Part entry, ConnectionView connection, Findings findings)
            throws Untranslatable {
        for (Map.Entry<String, Reading> kind : KINDS.entrySet()) {
            Part content = event.at(kind.getKey());
            if (content.node().isObject()) {
                kind.getValue().read(MessagingEvent.of(event, entry, connection), content, findings);
                return;
            }
        }
        for (String kind : NOT_CONVERSATIONS) {
            if (event.has(kind)) {
                throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "is about " + kind);
            }
        }
        if (event.has("typing") || event.has("typing_on")) {
            findings.ignore();
            return;
        }
        throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "is of no kind that is known");
    }

    /** Instagram reports the first version as an edit of its own, number 0. */
    private static void readEdit(MessagingEvent event, Part edit, Findings findings) throws Untranslatable {
        String messageId = edit.required("mid");
        String number = edit.text("num_edit");
        if ("0".equals(number)) {
            findings.ignore();
            return;
        }
        Instant time = event.time();
        ObjectNode data = EventData.ofMessage(messageId);
        EventData.put(data, "text", edit.text("text"));
        String id = messageId + "/edited/" + (number == null ? time.toEpochMilli() : number);
        findings.add(EventData.event(id, EventType.MESSAGE_EDITED, time, event.contactId(), data));
    }

    private static void readReaction(MessagingEvent event, Part reaction, Findings findings) throws Untranslatable {
        String messageId = reaction.required("mid");
        Instant time = event.time();
        ObjectNode data = EventData.ofMessage(messageId);
        if (!"unreact".equals(reaction.text("action"))) {
            String emoji = reaction.text("emoji");
            EventData.put(data, "reaction", emoji == null ? reaction.text("reaction") : emoji);
        }
        String id = messageId + "/reacted/" + event.senderId() + "/" + time.toEpochMilli();
        findings.add(EventData.event(id, EventType.MESSAGE_REACTED, time, event.contactId(), data));
    }
}
