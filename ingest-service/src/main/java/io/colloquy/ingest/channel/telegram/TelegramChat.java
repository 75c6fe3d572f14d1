package io.colloquy.ingest.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelValues;
import io.colloquy.ingest.channel.Untranslatable;

/**
 * A private chat, whose id is the customer's.
 *
 * @param id the customer's id
 * @param business the business connection through which the bot sees the chat of an account's owner; null for a chat
 *     with the bot itself. Both count their messages on their own
 */
record TelegramChat(String id, String business) {

    /** The chat of the message; groups and channels are refused. */
    static TelegramChat of(JsonNode message) throws Untranslatable {
        String type = ChannelValues.required(message, "chat", "type");
        if (!type.equals("private")) {
            throw Untranslatable.notAConversation("a chat of the type " + type);
        }
        return new TelegramChat(
                ChannelValues.required(message, "chat", "id"), ChannelJson.text(message, "business_connection_id"));
    }

    /** The chat of the bot with that user. */
    static TelegramChat withUser(String id) {
        return new TelegramChat(id, null);
    }

    String contactId() {
        return "telegram:" + id;
    }

    /** Message ids count up in each chat: only with the chat's they name one message. */
    String messageId(String number) {
        return (business == null ? "" : business + "/") + id + "/" + number;
    }

    /** The id of that message of this chat; null if it is none. */
    String messageIdOrNull(JsonNode message) {
        String number = ChannelJson.text(message, "message_id");
        return number == null || !id.equals(ChannelJson.text(message, "chat", "id")) ? null : messageId(number);
    }

    /** Whether that user is the customer; a message without a sender is the customer's. */
    boolean isCustomer(JsonNode user) {
        String sender = ChannelJson.text(user, "id");
        return sender == null || sender.equals(id);
    }
}
