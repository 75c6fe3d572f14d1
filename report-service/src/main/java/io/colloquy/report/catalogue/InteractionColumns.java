package io.colloquy.report.catalogue;

import io.colloquy.model.fact.Seed;
import java.util.List;

/** Interactions: every message, a row each, broadcasts too (metrics 2.2). */
final class InteractionColumns {

    private InteractionColumns() {}

    static List<Metric> all() {
        return List.of(
                Entry.text(Dataset.INTERACTIONS, "conversation_id")
                        .is("Conversation", "the conversation that the message belongs to")
                        .seeds(Seed.ST, Seed.ZV)
                        .example("`answered`")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "message_id")
                        .is("Message", "the producer's id of the message")
                        .seeds(Seed.ST)
                        .example("`m2`, the first message of *answered*")
                        .metric(),
                Entry.instant(Dataset.INTERACTIONS, "published_at")
                        .is("Publication time", "when it was written, at the source")
                        .seeds(Seed.ST)
                        .example("`09:00:00Z`, of the first message of *answered*")
                        .metric(),
                Entry.instant(Dataset.INTERACTIONS, "collected_at")
                        .is(
                                "Collection time",
                                "when the platform collected it; without that, when it was received here")
                        .seeds(Seed.ST)
                        .example("`09:00:01Z`, of the same message: received a second later")
                        .metric(),
                Entry.instant(Dataset.INTERACTIONS, "processed_at")
                        .is("Processing time", "when its facts were first committed")
                        .nullWhen("its facts are not committed yet")
                        .seeds(Seed.ST)
                        .example("`09:00:02Z`, of the same message, if that took a second more")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "direction")
                        .is("Direction", "inbound or outbound")
                        .example("`inbound`, of the same message")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "author_type")
                        .is("Author type", "who wrote it: customer, user, bot, workflow, broadcast, api, system")
                        .example("`customer`, of the same message; `user` of the answer")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "author_id")
                        .is("Author", "the contact, agent or bot who wrote it")
                        .nullWhen("not told")
                        .seeds(Seed.ST)
                        .example("`carla`, of the same message; `ann` of the answer")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "text")
                        .is("Text", "its text as of now: an edit replaces it")
                        .nullWhen("no text, or deleted")
                        .seeds(Seed.ST)
                        .example("`Where is my order?`")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "channel")
                        .is("Channel", "the channel of the message")
                        .nullWhen("not told")
                        .seeds(Seed.ST)
                        .example("`webchat`")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "url")
                        .is("URL", "where it is to be seen")
                        .nullWhen("not told")
                        .seeds(Seed.ST)
                        .example("`https://shop.example/cart` for a message with that url; null in the examples")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "publication_type")
                        .is("Publication type", "direct, comment, post, story, mention, review, email, call or chat")
                        .nullWhen("not told")
                        .seeds(Seed.ST)
                        .example("`chat` in *answered*")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "connection_id")
                        .is("Connection", "the page, number or mailbox")
                        .nullWhen("not told")
                        .seeds(Seed.ST)
                        .example("`site` in *answered*")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "assigned_agent_id")
                        .is("Assigned agent", "who held the conversation at that moment")
                        .nullWhen("nobody held it")
                        .seeds(Seed.ST)
                        .example("null at 09:00 in *answered*; `ann` at 09:12")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "attachments")
                        .is("Attachments", "its files: name, type, size and address")
                        .nullWhen("no file")
                        .example("null in *answered*, which has none")
                        .metric(),
                Entry.text(Dataset.INTERACTIONS, "status")
                        .is("Delivery", "sent, delivered, read or failed; it never goes back")
                        .nullWhen("not told")
                        .example("`read` for a message whose read came before its delivered")
                        .metric());
    }
}
