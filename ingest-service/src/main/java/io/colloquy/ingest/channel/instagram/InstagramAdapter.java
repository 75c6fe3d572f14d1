package io.colloquy.ingest.channel.instagram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Messaging;
import io.colloquy.ingest.channel.meta.MetaAdapter;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Instagram: entries of one professional account, with messaging events, or with changes: comments and mentions. */
public final class InstagramAdapter extends MetaAdapter {

    /** For the provider {@code instagram}. */
    public InstagramAdapter() {
        super("instagram", Channel.INSTAGRAM, "instagram");
    }

    @Override
    protected void readEntry(Part entry, ConnectionView connection, Findings findings) throws Untranslatable {
        boolean messaging = Messaging.readEntry(entry, connection, findings);
        List<Part> changes = new ArrayList<>(entry.elements("changes"));
        if (entry.has("field")) {
            changes.add(entry); // Apps with Instagram's own login get the change in the entry itself.
        }
        Part.readEach(findings, changes, change -> readChange(change, entry, connection, findings));
        if (!messaging && changes.isEmpty()) {
            throw new Untranslatable(Untranslatable.UNKNOWN_KIND, "has neither messaging events nor changes");
        }
    }

    private static void readChange(Part change, Part entry, ConnectionView connection, Findings findings)
            throws Untranslatable {
        String field = change.required("field");
        Part value = change.at("value");
        switch (field) {
            case "comments", "live_comments" -> readComment(value, entry, findings);
            case "mentions" ->
                throw new Untranslatable(
                        Untranslatable.UNKNOWN_CONTACT, "tells where the account was mentioned, not by whom");
            default -> {
                // The test button of the app's dashboard sends messaging events in this form.
                if (!value.has("sender")) {
                    throw new Untranslatable(
                            Untranslatable.NOT_A_CONVERSATION, "is about " + field + " of the account");
                }
                Messaging.read(value, entry, connection, findings);
            }
        }
    }

    private static void readComment(Part comment, Part entry, Findings findings) throws Untranslatable {
        String id = comment.required("id");
        String author = comment.required("from", "id");
        if (author.equals(entry.text("id")) || comment.at("from").has("self_ig_scoped_id")) {
            throw new Untranslatable(
                    Untranslatable.UNKNOWN_CONTACT, "is by the account itself: whom it answers is not told");
        }
        String contactId = "instagram:" + author;
        Instant time = entry.time("time");
        ObjectNode data = EventData.ofMessage(id).put("publicationType", "comment");
        EventData.put(data, "text", comment.text("text"));
        String parent = comment.text("parent_id");
        EventData.put(data, "replyTo", parent == null ? null : EventData.boundedId(parent));
        EventData.keep(data, "media", comment.at("media").node());
        ObjectNode opening = ChannelJson.object().put("publicationType", "comment");
        findings.add(EventData.event(id, EventType.MESSAGE_RECEIVED, time, contactId, data, opening));
        String username = comment.text("from", "username");
        if (username != null) {
            ObjectNode profile = ChannelJson.object().put("name", username).put("username", username);
            findings.add(EventData.event(id + "/contact", EventType.CONTACT_UPDATED, time, contactId, profile));
        }
    }
}
