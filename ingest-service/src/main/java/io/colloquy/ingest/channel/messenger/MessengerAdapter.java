package io.colloquy.ingest.channel.messenger;

import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.ingest.channel.meta.Messaging;
import io.colloquy.ingest.channel.meta.MetaAdapter;
import io.colloquy.ingest.channel.meta.Part;
import io.colloquy.model.event.Channel;
import java.util.List;

/** Messenger: entries of one page, with messaging events, or with changes of what is public there. */
public final class MessengerAdapter extends MetaAdapter {

    /** For the provider {@code messenger}. */
    public MessengerAdapter() {
        super("messenger", Channel.MESSENGER, "page");
    }

    @Override
    protected void readEntry(Part entry, ConnectionView connection, Findings findings) throws Untranslatable {
        boolean messaging = Messaging.readEntry(entry, connection, findings);
        List<Part> changes = entry.elements("changes");
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
            case "feed", "mention" -> PagePosts.read(field, value, entry, findings);
            case "ratings" -> Reviews.read(value, findings);
            default -> {
                // The test button of the app's dashboard sends messaging events in this form.
                if (!value.has("sender")) {
                    throw new Untranslatable(Untranslatable.NOT_A_CONVERSATION, "is about " + field + " of the page");
                }
                Messaging.read(value, entry, connection, findings);
            }
        }
    }
}
