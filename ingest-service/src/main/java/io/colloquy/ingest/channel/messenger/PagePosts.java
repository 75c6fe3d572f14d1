package io.colloquy.ingest.channel.messenger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EpochTime;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;
import java.time.Instant;

/** What people write in public: comments, posts on the page, mentions of it elsewhere. */
final class PagePosts {

    private PagePosts() {}

    /**
     * Adds what a change says.
     *
     * @param field {@code feed} or {@code mention}
     */
    static void read(String field, Part value, Part entry, Findings findings) throws Untranslatable {
        String item = value.required("item");
        String verb = value.required("verb");
        boolean comment = item.equals("comment");
        boolean post = item.equals("post") || item.equals("status") || item.equals("photo") || item.equals("video");
        if (!comment && !post) {
            throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "is about a " + item + " on the page");
        }
        String author = value.text("from", "id") == null ? value.text("sender_id") : value.text("from", "id");
        if (author == null || author.equals(entry.text("id"))) {
            throw new Untranslatable(
                    Untranslatable.UNKNOWN_CONTACT, "does not tell the customer: the page itself, or nobody, wrote it");
        }
        Place place = new Place(
                value,
                "messenger:" + author,
                value.required(comment ? "comment_id" : "post_id"),
                field.equals("mention") ? "mention" : comment ? "comment" : "post",
                time(value, entry));
        switch (verb) {
            case "add" -> place.addMessage(findings);
            case "edit", "edited" -> place.addEdit(findings);
            case "remove" -> place.addDeletion(findings);
            default ->
                throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "tells that a " + item + " has a " + verb);
        }
    }

    private static Instant time(Part value, Part entry) throws Untranslatable {
        Instant time = EpochTime.of(value.at("created_time").node());
        return time == null ? entry.time("time") : time;
    }

    /** Something public, by a customer. */
    private record Place(Part value, String contactId, String messageId, String publicationType, Instant time) {

        void addMessage(Findings findings) {
            ObjectNode data = EventData.ofMessage(messageId).put("publicationType", publicationType);
            ObjectNode opening = ChannelJson.object().put("publicationType", publicationType);
            EventData.put(data, "text", value.text("message"));
            String url = value.text("permalink_url") == null
                    ? value.text("post", "permalink_url")
                    : value.text("permalink_url");
            EventData.put(data, "url", url);
            EventData.put(opening, "url", url);
            String parent = value.text("parent_id");
            if (parent != null && !parent.equals(value.text("post_id"))) {
                data.put("replyTo", EventData.boundedId(parent));
            }
            writeFile("photo", "image/*", data);
            writeFile("video", "video/*", data);
            findings.add(EventData.event(messageId, EventType.MESSAGE_RECEIVED, time, contactId, data, opening));
            addName(findings);
        }

        void addEdit(Findings findings) {
            ObjectNode data = EventData.ofMessage(messageId);
            EventData.put(data, "text", value.text("message"));
            String id = messageId + "/edited/" + time.getEpochSecond();
            findings.add(EventData.event(id, EventType.MESSAGE_EDITED, time, contactId, data));
        }

        void addDeletion(Findings findings) {
            findings.add(EventData.event(
                    messageId + "/deleted",
                    EventType.MESSAGE_DELETED,
                    time,
                    contactId,
                    EventData.ofMessage(messageId)));
        }

        private void writeFile(String field, String contentType, ObjectNode data) {
            if (value.text(field) != null) {
                data.withArray("attachments")
                        .addObject()
                        .put("name", field)
                        .put("contentType", contentType)
                        .put("url", value.text(field));
            }
        }

        private void addName(Findings findings) {
            String name = value.text("from", "name") == null ? value.text("sender_name") : value.text("from", "name");
            if (name != null) {
                ObjectNode data = ChannelJson.object().put("name", name);
                findings.add(EventData.event(messageId + "/contact", EventType.CONTACT_UPDATED, time, contactId, data));
            }
        }
    }
}
