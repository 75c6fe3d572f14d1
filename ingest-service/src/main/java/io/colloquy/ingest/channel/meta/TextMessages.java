package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/** What is written in Messenger and Instagram, what a pressed button says, and how people came. */
final class TextMessages {

    private TextMessages() {}

    static void readMessage(MessagingEvent event, Part message, Findings findings) throws Untranslatable {
        String id = message.required("mid");
        Instant time = event.time();
        ObjectNode data = EventData.ofMessage(id);
        if (message.isTrue("is_deleted")) {
            findings.add(EventData.event(id + "/deleted", EventType.MESSAGE_DELETED, time, event.contactId(), data));
            return;
        }
        EventData.put(data, "text", message.text("text"));
        EventData.put(data, "payload", message.text("quick_reply", "payload"));
        Attachments.write(event, message, data);
        String replyTo = message.text("reply_to", "mid");
        EventData.put(data, "replyTo", replyTo == null ? null : EventData.boundedId(replyTo));
        if (message.isTrue("is_unsupported")) {
            data.put("kind", "unsupported");
        }
        if (event.isEcho()) {
            EventData.putAuthor(data, message.text("app_id"), event.connection());
            findings.add(EventData.event(id, EventType.MESSAGE_SENT, time, event.contactId(), data));
        } else {
            EventData.keep(data, "referral", message.at("referral").node());
            ObjectNode opening = Referrals.opening(message.at("referral"));
            writePlace(message, data, opening);
            findings.add(EventData.event(
                    id, EventType.MESSAGE_RECEIVED, time, event.contactId(), data, opening.isEmpty() ? null : opening));
        }
    }

    /** Instagram: an answer to a story of the account, or a mention of the account in the customer's story. */
    private static void writePlace(Part message, ObjectNode data, ObjectNode opening) {
        String place = null;
        if (message.at("reply_to").has("story")) {
            place = "story";
        } else if (Attachments.areMention(message)) {
            place = "mention";
        }
        for (ObjectNode target : new ObjectNode[] {data, opening}) {
            EventData.put(target, "publicationType", place);
            EventData.put(target, "url", message.text("reply_to", "story", "url"));
        }
    }

    /** A pressed button or ice breaker shows its title in the thread, as if the customer had written it. */
    static void readPostback(MessagingEvent event, Part postback, Findings findings) throws Untranslatable {
        Instant time = event.time();
        String mid = postback.text("mid");
        String id = mid == null ? event.nativeContactId() + "/postback/" + time.toEpochMilli() : mid;
        ObjectNode data = EventData.ofMessage(id);
        EventData.put(data, "text", postback.text("title"));
        EventData.put(data, "payload", postback.text("payload"));
        EventData.keep(data, "referral", postback.at("referral").node());
        ObjectNode opening = Referrals.opening(postback.at("referral"));
        findings.add(EventData.event(
                id, EventType.MESSAGE_RECEIVED, time, event.contactId(), data, opening.isEmpty() ? null : opening));
    }

    /**
     * A customer whose thread is there already comes back to it. By an ad, that is how a conversation begins: a message
     * without text. By a link, nothing is said yet.
     */
    static void readReferral(MessagingEvent event, Part referral, Findings findings) throws Untranslatable {
        ObjectNode opening = Referrals.opening(referral);
        if (!opening.has("source")) {
            throw new Untranslatable(
                    Untranslatable.NOT_A_CONVERSATION, "the customer came by a link and has not written yet");
        }
        Instant time = event.time();
        String id = event.nativeContactId() + "/referral/" + time.toEpochMilli();
        ObjectNode data = EventData.ofMessage(id);
        EventData.keep(data, "referral", referral.node());
        findings.add(EventData.event(id, EventType.MESSAGE_RECEIVED, time, event.contactId(), data, opening));
    }

    /** From a referral to the fields of an opening. */
    private static final class Referrals {

        static ObjectNode opening(Part referral) {
            ObjectNode opening = ChannelJson.object();
            String adId = referral.text("ad_id");
            if (adId != null || "ADS".equals(referral.text("source"))) {
                opening.put("source", "paid_ads");
            }
            if (adId != null) {
                opening.putObject("ad").put("network", "meta").put("adId", adId);
            }
            EventData.put(opening, "url", referral.text("referer_uri"));
            return opening;
        }
    }
}
