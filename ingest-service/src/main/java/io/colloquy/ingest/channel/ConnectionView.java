package io.colloquy.ingest.channel;

import io.colloquy.model.event.Channel;
import java.util.Set;

/**
 * What an adapter may know of the connection (a number, a page, a bot, a mailbox) that a request came for.
 *
 * @param id the connection's id, installation-wide
 * @param channel the one that its messages are on
 * @param botId the bot that speaks there; null if none is configured
 * @param botAppIds the channel's own ids of the applications that are bots: what they send is {@code author.type=bot}
 */
public record ConnectionView(String id, Channel channel, String botId, Set<String> botAppIds) {

    public ConnectionView {
        botAppIds = Set.copyOf(botAppIds);
    }
}
