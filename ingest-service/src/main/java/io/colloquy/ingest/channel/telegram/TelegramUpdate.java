package io.colloquy.ingest.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelEvent;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelValues;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.MessageData;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One update: a message, or what became of one. */
final class TelegramUpdate {

    /** Updates that say nothing in a chat with a customer. */
    private static final Set<String> NO_CONVERSATION = Set.of(
            "channel_post",
            "edited_channel_post",
            "guest_message",
            "business_connection",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "subscription",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "managed_bot");

    private final JsonNode update;
    private final ConnectionView connection;
    private final Instant receivedAt;

    TelegramUpdate(JsonNode update, ConnectionView connection, Instant receivedAt) {
        this.update = update;
        this.connection = connection;
        this.receivedAt = receivedAt;
    }

    /** Translates the one thing that the update holds. */
    void translate(String kind, JsonNode content, Findings findings) throws Untranslatable {
        switch (kind) {
            case "message", "business_message" -> message(content, findings);
            case "edited_message", "edited_business_message" -> edited(content, findings);
            case "deleted_business_messages" -> deleted(content, findings);
            case "callback_query" -> pressed(content, findings);
            case "message_reaction" -> reacted(content, findings);
            default -> {
                throw NO_CONVERSATION.contains(kind)
                        ? Untranslatable.notAConversation("an update of the kind " + kind)
                        : Untranslatable.unknownKind("an update of the kind " + kind);
            }
        }
    }

    private void message(JsonNode message, Findings findings) throws Untranslatable {
        TelegramChat chat = TelegramChat.of(message);
        String id = chat.messageId(ChannelValues.required(message, "message_id"));
        Instant time = ChannelValues.epochSeconds(message, "date");
        MessageData data = new MessageData(id).replyTo(chat.messageIdOrNull(message.path("reply_to_message")));
        TelegramContent.read(message, data);
        if (chat.isCustomer(message.path("from"))) {
            findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, time, chat.contactId(), data.node(), null));
            findings.addContact(id, time, chat.contactId(), contact(message));
        } else {
            author(message, data);
            findings.add(new ChannelEvent(id, EventType.MESSAGE_SENT, time, chat.contactId(), data.node(), null));
        }
    }

    /** The other side of a private chat: the bot itself, a bot that answers for the account's owner, or the owner. */
    private void author(JsonNode message, MessageData data) {
        JsonNode from = message.path("from");
        boolean bot = from.path("is_bot").asBoolean()
                || message.has("sender_business_bot")
                || connection.botAppIds().contains(String.valueOf(ChannelJson.text(from, "id")));
        if (bot) {
            data.byBot(connection.botId());
        } else {
            data.byUser();
        }
    }

    private static ObjectNode contact(JsonNode message) {
        JsonNode chat = message.path("chat");
        ObjectNode contact = ChannelJson.object();
        String name = Stream.of("first_name", "last_name")
                .map(field -> ChannelJson.text(chat, field))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
        put(contact, "name", name);
        put(contact, "username", ChannelJson.text(chat, "username"));
        put(contact, "language", ChannelJson.text(message, "from", "language_code"));
        String shared = ChannelJson.text(message, "contact", "user_id");
        if (shared != null && shared.equals(ChannelJson.text(message, "from", "id"))) {
            put(contact, "phone", ChannelJson.text(message, "contact", "phone_number"));
        }
        return contact;
    }

    private void edited(JsonNode message, Findings findings) throws Untranslatable {
        TelegramChat chat = TelegramChat.of(message);
        String id = chat.messageId(ChannelValues.required(message, "message_id"));
        Instant time = ChannelValues.epochSeconds(message, message.has("edit_date") ? "edit_date" : "date");
        MessageData data = new MessageData(id);
        TelegramContent.read(message, data);
        findings.add(new ChannelEvent(
                id + "/edited/" + updateId(), EventType.MESSAGE_EDITED, time, chat.contactId(), data.node(), null));
    }

    /** The update does not say when: it is told at once. */
    private void deleted(JsonNode content, Findings findings) throws Untranslatable {
        TelegramChat chat = TelegramChat.of(content);
        JsonNode ids = content.path("message_ids");
        if (!ids.isArray() || ids.isEmpty()) {
            throw Untranslatable.missing("message_ids");
        }
        for (int i = 0; i < ids.size(); i++) {
            JsonNode element = ids.get(i);
            findings.part("/deleted_business_messages/message_ids/" + i, into -> {
                String id = chat.messageId(ChannelValues.required(element));
                ObjectNode data = ChannelJson.object().put("messageId", id);
                into.add(new ChannelEvent(
                        id + "/deleted", EventType.MESSAGE_DELETED, receivedAt, chat.contactId(), data, null));
            });
        }
    }

    /**
     * A button below a message was pressed: the customer says what is written on it. The update does not say when, but
     * is told at once.
     */
    private void pressed(JsonNode query, Findings findings) throws Untranslatable {
        String id = "callback/" + ChannelValues.required(query, "id");
        if (query.hasNonNull("inline_message_id")) {
            throw Untranslatable.notAConversation("a button of an inline message");
        }
        JsonNode message = query.path("message");
        boolean withMessage = message.isObject();
        TelegramChat chat = withMessage
                ? TelegramChat.of(message)
                : TelegramChat.withUser(ChannelValues.required(query, "from", "id"));
        String payload = ChannelJson.text(query, "data");
        MessageData data = new MessageData(id)
                .kind("button")
                .text(TelegramContent.buttonText(message, payload))
                .replyTo(chat.messageIdOrNull(message))
                .put("payload", payload);
        findings.add(new ChannelEvent(id, EventType.MESSAGE_RECEIVED, receivedAt, chat.contactId(), data.node(), null));
    }

    private void reacted(JsonNode content, Findings findings) throws Untranslatable {
        TelegramChat chat = TelegramChat.of(content);
        String id = chat.messageId(ChannelValues.required(content, "message_id"));
        Instant time = ChannelValues.epochSeconds(content, "date");
        ObjectNode data = ChannelJson.object().put("messageId", id);
        String reaction = StreamSupport.stream(content.path("new_reaction").spliterator(), false)
                .map(TelegramUpdate::reaction)
                .collect(Collectors.joining(" "));
        put(data, "reaction", reaction);
        findings.add(new ChannelEvent(
                id + "/reacted/" + updateId(), EventType.MESSAGE_REACTED, time, chat.contactId(), data, null));
    }

    private static String reaction(JsonNode reaction) {
        return switch (reaction.path("type").asText()) {
            case "emoji" -> reaction.path("emoji").asText();
            case "custom_emoji" ->
                "custom_emoji:" + reaction.path("custom_emoji_id").asText();
            default -> reaction.path("type").asText();
        };
    }

    private String updateId() throws Untranslatable {
        return ChannelValues.required(update, "update_id");
    }

    private static void put(ObjectNode node, String field, String value) {
        if (value != null && !value.isEmpty()) {
            node.put(field, value);
        }
    }
}
