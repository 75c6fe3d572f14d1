package io.colloquy.ingest.thread;

import io.colloquy.ingest.TestAccount;
import io.restassured.response.ValidatableResponse;

/** Events without a conversation, as a channel's translator would hand them over. */
final class ChannelTalk {
    static final String JSON = "application/json";

    private ChannelTalk() {}

    static String received(String id, String time) {
        return received(id, time, "wa:1");
    }

    static String received(String id, String time, String contact) {
        return event(
                id, "message.received", time, contact, "\"messageId\":\"%s\",\"channel\":\"whatsapp\"".formatted(id));
    }

    static String sent(String id, String time, String author) {
        return event(
                id,
                "message.sent",
                time,
                "wa:1",
                "\"messageId\":\"%s\",\"channel\":\"whatsapp\",\"author\":{\"type\":\"%s\"}".formatted(id, author));
    }

    static String template(String id, String time) {
        return sent(id, time, "user").replace("\"author\"", "\"template\":{\"name\":\"hello\"},\"author\"");
    }

    static String status(String messageId, String status, String time) {
        return event(
                messageId + "/" + status,
                "message.status",
                time,
                "wa:1",
                "\"messageId\":\"%s\",\"status\":\"%s\"".formatted(messageId, status));
    }

    private static String event(String id, String type, String time, String contact, String fields) {
        return """
                {"specversion":"1.0","id":"%s","source":"/connections/wa","type":"%s","time":"%s",\
                "data":{"connectionId":"wa","contactId":"%s",%s}}""".formatted(id, type, time, contact, fields);
    }

    /** An event that names its conversation. */
    static String named(String type, String conversation, String time, String fields) {
        return """
                {"specversion":"1.0","id":"%s/%s","source":"/desk","type":"%s","time":"%s","subject":"%s",\
                "data":{%s}}""".formatted(type, time, type, time, conversation, fields);
    }

    static ValidatableResponse post(TestAccount account, String... events) {
        return account.send(JSON, "[" + String.join(",", events) + "]").statusCode(200);
    }
}
