package io.colloquy.ingest.connection;

import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Environment;

/**
 * What finding a message's conversation needs to know of its connection (events 1.4).
 *
 * @param inactivitySeconds after this time without a message a conversation ends
 * @param sessionGapSeconds after this time without a message a derived session ends
 * @param inboxId the inbox that conversations open in; null for none
 * @param botId null for none
 */
public record ThreadSettings(
        Channel channel,
        int inactivitySeconds,
        int sessionGapSeconds,
        String inboxId,
        Environment environment,
        String botId) {
    private static final int HALF_AN_HOUR = 30 * 60;
    private static final int A_DAY = 24 * 60 * 60;

    /** Those of a connection for which nothing else was said (events 1.3 and 1.4). */
    public static ThreadSettings defaults(Channel channel) {
        return new ThreadSettings(
                channel,
                channel == Channel.WEBCHAT ? HALF_AN_HOUR : A_DAY,
                channel == Channel.EMAIL ? A_DAY : HALF_AN_HOUR,
                null,
                Environment.PRODUCTION,
                null);
    }
}
