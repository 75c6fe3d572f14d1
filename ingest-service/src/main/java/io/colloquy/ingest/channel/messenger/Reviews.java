package io.colloquy.ingest.channel.messenger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.EventData;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.EventType;

/** Recommendations of the page. */
final class Reviews {

    private Reviews() {}

    static void read(Part value, Findings findings) throws Untranslatable {
        String item = value.required("item");
        String verb = value.required("verb");
        if (!item.equals("rating") || !verb.equals("add")) {
            throw new Untranslatable(
                    Untranslatable.NOT_A_CONVERSATION, "is a " + item + " with the verb " + verb + ", no new review");
        }
        String id = value.required("open_graph_story_id");
        ObjectNode data = EventData.ofMessage(id).put("publicationType", "review");
        EventData.put(data, "text", value.text("review_text"));
        EventData.put(data, "recommendation", value.text("recommendation_type"));
        ObjectNode opening = ChannelJson.object().put("publicationType", "review");
        findings.add(EventData.event(
                id,
                EventType.MESSAGE_RECEIVED,
                value.time("created_time"),
                "messenger:" + value.required("reviewer_id"),
                data,
                opening));
    }
}
