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
        String botId) {}
