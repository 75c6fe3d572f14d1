package io.colloquy.ingest.thread;

import io.colloquy.model.event.Channel;
import java.time.Duration;

/**
 * What a connection brings into the conversations that are opened on it.
 *
 * @param inactivity after how long without a message they end
 * @param sessionGap the pause after which a new session begins
 * @param inboxId where they come in; null if none is configured
 * @param environment {@code production} or {@code test}; null if none is configured
 * @param botId the bot that speaks there; null if none is configured
 */
record ThreadSettings(Duration inactivity, Duration sessionGap, String inboxId, String environment, String botId) {

    /** Those of a connection that is not configured (events 1.3 and 1.4). */
    static ThreadSettings of(Channel channel) {
        Duration inactivity = channel == Channel.WEBCHAT ? Duration.ofMinutes(30) : Duration.ofHours(24);
        Duration sessionGap = channel == Channel.EMAIL ? Duration.ofHours(24) : Duration.ofMinutes(30);
        return new ThreadSettings(inactivity, sessionGap, null, null, null);
    }
}
