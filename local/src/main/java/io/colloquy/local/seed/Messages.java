package io.colloquy.local.seed;

import io.colloquy.model.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The messages of one conversation, with their receipts, edits and reactions. */
final class Messages {
    /** Channels that tell what became of a message. */
    private static final List<String> WITH_RECEIPTS = List.of("whatsapp", "messenger", "instagram", "sms");

    private final String contact;
    private final String channel;
    private final Recording record;
    private final Dice dice;

    Messages(String contact, String channel, Recording record, Dice dice) {
        this.contact = contact;
        this.channel = channel;
        this.record = record;
        this.dice = dice;
    }

    void fromCustomer(boolean first) {
        String id = record.nextMessage();
        record.add(
                EventType.MESSAGE_RECEIVED,
                new Data()
                        .put("messageId", id)
                        .put("channel", channel)
                        .put("connectionId", Company.connectionOf(channel))
                        .put("contactId", contact)
                        .put("text", spoken() ? null : Texts.customer(dice, first))
                        .put("attachments", dice.chance(0.06) ? List.of(photo(id)) : null)
                        .map());
        if (dice.chance(0.02)) {
            change(id);
        }
    }

    void fromBot(String bot) {
        send(new Data().put("type", "bot").put("botId", bot).map(), Texts.bot(dice), null);
    }

    void fromAgent(String agent) {
        send(new Data().put("type", "user").put("agentId", agent).map(), spoken() ? null : Texts.agent(dice), null);
    }

    /** A message from a form, such as WhatsApp wants it outside of a talk. */
    void template(String authorType, String agent) {
        Map<String, Object> template = new Data()
                .put("name", "order_update")
                .put("category", "UTILITY")
                .put("language", "en")
                .map();
        send(new Data().put("type", authorType).put("agentId", agent).map(), "Your order is on its way.", template);
    }

    private void send(Map<String, Object> author, String text, Map<String, Object> template) {
        String id = record.nextMessage();
        record.add(
                EventType.MESSAGE_SENT,
                new Data()
                        .put("messageId", id)
                        .put("author", author)
                        .put("channel", channel)
                        .put("text", text)
                        .put("template", template)
                        .map());
        if (WITH_RECEIPTS.contains(channel)) {
            receipts(id);
        }
    }

    /** Delivered, then read; some arrive the other way round, some fail, some are never read. */
    private void receipts(String id) {
        Instant sent = record.now();
        if (dice.chance(0.015)) {
            status(id, "failed", sent.plusSeconds(2), sent.plusSeconds(2));
            return;
        }
        Instant delivered = sent.plus(dice.around(Duration.ofSeconds(2), 0.8));
        Instant read = delivered.plus(dice.around(Duration.ofSeconds(50), 1.4));
        boolean swapped = dice.chance(0.1);
        status(id, "delivered", delivered, swapped ? read.plusSeconds(1) : delivered);
        if (dice.chance(0.8)) {
            status(id, "read", read, read);
        }
    }

    private void status(String id, String status, Instant time, Instant arrival) {
        record.addAt(
                time,
                arrival,
                EventType.MESSAGE_STATUS,
                new Data()
                        .put("messageId", id)
                        .put("status", status)
                        .put("error", status.equals("failed") ? "the number cannot be reached" : null)
                        .map());
    }

    private void change(String id) {
        Instant later = record.now().plus(dice.around(Duration.ofSeconds(30), 0.7));
        switch (dice.weighted(5, 2, 4)) {
            case 0 ->
                record.addAt(
                        later,
                        EventType.MESSAGE_EDITED,
                        new Data()
                                .put("messageId", id)
                                .put("text", Texts.customer(dice, false))
                                .map());
            case 1 ->
                record.addAt(
                        later,
                        EventType.MESSAGE_DELETED,
                        new Data().put("messageId", id).map());
            default ->
                record.addAt(
                        later,
                        EventType.MESSAGE_REACTED,
                        new Data().put("messageId", id).put("reaction", "👍").map());
        }
    }

    private boolean spoken() {
        return channel.equals("phone_call");
    }

    private static Map<String, Object> photo(String id) {
        return new Data()
                .put("name", "photo.jpg")
                .put("contentType", "image/jpeg")
                .put("url", "https://media.example/" + id + ".jpg")
                .put("bytes", 184_320)
                .map();
    }
}
