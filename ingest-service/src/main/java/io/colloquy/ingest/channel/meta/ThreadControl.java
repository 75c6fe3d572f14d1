package io.colloquy.ingest.channel.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.ingest.channel.Findings;
import io.colloquy.ingest.channel.Untranslatable;
import io.colloquy.model.event.EventType;
import java.time.Instant;
import java.util.Set;

/**
 * Apps hand threads to each other. From one of the connection's bots to anything else, that is a bot's handover; from
 * people to a bot, or between apps that are no bots, nothing that anybody counts.
 */
final class ThreadControl {

    /** The inboxes in which people answer: Facebook's and Instagram's own. */
    private static final Set<String> INBOX_APPS = Set.of("263902037430900", "1217981644879628");

    private ThreadControl() {}

    static void read(MessagingEvent event, Part control, Findings findings) throws Untranslatable {
        ConnectionView connection = event.connection();
        String from = control.text("previous_owner_app_id");
        String to = control.text("new_owner_app_id");
        boolean toBot = to != null && connection.botAppIds().contains(to);
        // The older form does not tell who let go: what an inbox gets where bots are, a bot gave.
        boolean fromBot = from == null
                ? to != null
                        && INBOX_APPS.contains(to)
                        && !connection.botAppIds().isEmpty()
                : connection.botAppIds().contains(from);
        if (!fromBot) {
            throw new Untranslatable(
                    Untranslatable.NOT_A_CONVERSATION, "no bot of this connection has let go of the thread");
        }
        ObjectNode data = ChannelJson.object();
        if (toBot) {
            EventData.put(data, "fromBotId", from);
            EventData.put(data, "toBotId", to);
        } else {
            EventData.put(data, "fromBotId", connection.botId());
        }
        Instant time = event.time();
        String id = event.nativeContactId() + "/handover/" + time.toEpochMilli();
        findings.add(EventData.event(id, EventType.BOT_HANDOVER, time, event.contactId(), data));
    }
}
