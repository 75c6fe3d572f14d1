package io.colloquy.ingest.connection;

import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.model.event.Environment;
import java.util.List;

/**
 * A connection with its secrets in clear, for whoever checks a channel's request. Never logged, never answered.
 *
 * @param provider null if it has no webhook
 * @param secrets none, one or two, all valid
 * @param verifyToken null if it has none
 * @param inactivitySeconds after this time without a message a conversation found by contact ends
 * @param sessionGapSeconds after this time without a message a derived session ends
 * @param inboxId null for none
 */
public record OpenConnection(
        String accountId,
        ConnectionView view,
        String provider,
        List<String> secrets,
        String verifyToken,
        int inactivitySeconds,
        int sessionGapSeconds,
        String inboxId,
        Environment environment) {

    public OpenConnection {
        secrets = List.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "OpenConnection[" + accountId + ", " + view.id() + "]";
    }
}
