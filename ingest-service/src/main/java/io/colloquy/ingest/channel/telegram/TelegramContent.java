package io.colloquy.ingest.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ChannelValues;
import io.colloquy.ingest.channel.MessageData;
import io.colloquy.ingest.channel.Untranslatable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a message holds: exactly one of many optional fields says its kind. */
final class TelegramContent {

    /** In the order in which they decide: an animation also comes as a document, a venue also as a location. */
    private static final List<String> KINDS = List.of(
            "text",
            "animation",
            "audio",
            "document",
            "photo",
            "sticker",
            "video",
            "video_note",
            "voice",
            "venue",
            "location",
            "contact",
            "poll",
            "checklist",
            "rich_message",
            "web_app_data",
            "game",
            "invoice",
            "dice",
            "story",
            "paid_media",
            "users_shared",
            "chat_shared",
            "passport_data");

    /** Told in a chat as messages, but nobody says them. */
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "chat_owner_left",
            "chat_owner_changed",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "community_chat_added",
            "community_chat_removed",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "successful_payment",
            "refunded_payment",
            "gift",
            "unique_gift",
            "gift_upgrade_sent",
            "connected_website",
            "write_access_allowed",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "direct_message_price_changed",
            "paid_message_price_changed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway",
            "giveaway_winners",
            "giveaway_completed",
            "managed_bot_created",
            "poll_option_added",
            "poll_option_deleted",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited");

    private TelegramContent() {}

    /** Puts what the message holds into the data; a service message and an unknown kind are refused. */
    static void read(JsonNode message, MessageData data) throws Untranslatable {
        String kind = kind(message);
        JsonNode content = message.path(kind);
        data.with("mediaGroupId", message.path("media_group_id")).text(ChannelJson.text(message, "caption"));
        if (!kind.equals("text")) {
            data.kind(kind);
        }
        switch (kind) {
            case "text" -> data.text(ChannelJson.text(message, "text"));
            case "animation", "video", "video_note" -> file(kind, content, "video/mp4", data);
            case "audio" -> file(kind, content, "audio/mpeg", data);
            case "voice" -> file(kind, content, "audio/ogg", data);
            case "document" -> file(kind, content, null, data);
            // The sizes of one photo, the largest last.
            case "photo" -> file(kind, content.path(content.size() - 1), "image/jpeg", data);
            case "sticker" -> {
                file(kind, content, stickerType(content), data);
                data.with("emoji", content.path("emoji"));
            }
            case "venue" ->
                data.location(
                                content.at("/location/latitude"),
                                content.at("/location/longitude"),
                                ChannelJson.text(content, "title"),
                                ChannelJson.text(content, "address"))
                        .kind(kind);
            case "location" -> data.location(content.path("latitude"), content.path("longitude"), null, null);
            case "poll" -> data.text(ChannelJson.text(content, "question")).with("options", content.path("options"));
            case "checklist" -> data.text(checklist(content));
            case "rich_message" -> data.text(plain(content.path("blocks")));
            case "web_app_data" ->
                data.text(ChannelJson.text(content, "button_text")).with("payload", content.path("data"));
            case "game", "invoice" -> data.text(ChannelJson.text(content, "title"));
            case "contact", "dice", "users_shared", "chat_shared" -> data.with(kind, content);
            // A story and paid media cannot be fetched; passport data is for the bot's own key.
            default -> {}
        }
    }

    /** What is written on the button with that data, among those below the message; null if it is not there. */
    static String buttonText(JsonNode message, String data) {
        for (JsonNode row : ChannelJson.at(message, "reply_markup", "inline_keyboard")) {
            for (JsonNode button : row) {
                if (data != null && data.equals(ChannelJson.text(button, "callback_data"))) {
                    return ChannelJson.text(button, "text");
                }
            }
        }
        return null;
    }

    private static String kind(JsonNode message) throws Untranslatable {
        for (String kind : KINDS) {
            if (message.hasNonNull(kind)) {
                return kind;
            }
        }
        for (String service : SERVICE) {
            if (message.has(service)) {
                throw Untranslatable.notAConversation("a message of the kind " + service);
            }
        }
        List<String> fields = new ArrayList<>();
        message.fieldNames().forEachRemaining(fields::add);
        throw Untranslatable.unknownKind("a message with the fields " + String.join(", ", fields));
    }

    private static void file(String kind, JsonNode file, String usualType, MessageData data) throws Untranslatable {
        String id = ChannelValues.required(file, "file_id");
        String type = ChannelJson.text(file, "mime_type");
        data.attachment(
                kind,
                ChannelJson.text(file, "file_name"),
                type == null ? usualType : type,
                "telegram:media/" + id,
                file.path("file_size"));
    }

    private static String stickerType(JsonNode sticker) {
        if (sticker.path("is_animated").asBoolean()) {
            return "application/x-tgsticker";
        }
        return sticker.path("is_video").asBoolean() ? "video/webm" : "image/webp";
    }

    private static String checklist(JsonNode checklist) {
        List<String> lines = new ArrayList<>();
        lines.add(ChannelJson.text(checklist, "title"));
        checklist.path("tasks").forEach(task -> lines.add(ChannelJson.text(task, "text")));
        lines.removeIf(line -> line == null || line.isEmpty());
        return String.join("\n", lines);
    }

    /** The text of blocks, one a line, without their marks. */
    private static String plain(JsonNode blocks) {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : blocks) {
            StringBuilder line = new StringBuilder();
            append(block, line);
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    /** Texts are nested: a string, a list of texts, or an object with its text; a table has rows of cells. */
    private static void append(JsonNode node, StringBuilder to) {
        if (node.isTextual()) {
            to.append(node.textValue());
        } else if (node.isArray()) {
            node.forEach(part -> append(part, to));
        } else if (node.isObject()) {
            if (node.has("cells")) {
                cells(node.path("cells"), to);
            } else {
                append(node.path(node.has("text") ? "text" : "blocks"), to);
            }
        }
    }

    private static void cells(JsonNode rows, StringBuilder to) {
        for (JsonNode row : rows) {
            for (JsonNode cell : row) {
                if (!to.isEmpty()) {
                    to.append(' ');
                }
                append(cell, to);
            }
        }
    }
}
