package io.colloquy.ingest.connection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.ingest.channel.ConnectionView;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Environment;
import io.colloquy.platform.secret.SecretVault.Place;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A row of {@code connections}.
 *
 * @param provider null if there is no webhook
 * @param secrets sealed; none, one or two
 * @param secretsChangedAt when a secret or the verify token was changed last; null if there never was one
 * @param verifyToken sealed; null if there is none
 * @param inboxId null for none
 * @param botId null for none
 */
record ConnectionRow(
        String id,
        Channel channel,
        String provider,
        String name,
        List<byte[]> secrets,
        Instant secretsChangedAt,
        byte[] verifyToken,
        int inactivitySeconds,
        int sessionGapSeconds,
        String inboxId,
        Environment environment,
        String botId,
        List<String> botAppIds,
        Instant updatedAt) {

    /** Where a connection's secrets are sealed for. */
    static Place secretOf(String accountId, String id) {
        return new Place(accountId, id, "secrets");
    }

    /** Where a connection's verify token is sealed for. */
    static Place verifyTokenOf(String accountId, String id) {
        return new Place(accountId, id, "verify_token");
    }

    /** The same connection with the same secrets sealed otherwise. */
    ConnectionRow withSecrets(List<byte[]> otherSecrets, byte[] otherVerifyToken) {
        return new ConnectionRow(
                id,
                channel,
                provider,
                name,
                otherSecrets,
                secretsChangedAt,
                otherVerifyToken,
                inactivitySeconds,
                sessionGapSeconds,
                inboxId,
                environment,
                botId,
                botAppIds,
                updatedAt);
    }

    /** As the API shows it. */
    Connection toConnection() {
        return new Connection(
                id,
                channel.wire(),
                provider,
                name,
                secrets.size(),
                secretsChangedAt,
                verifyToken != null,
                inactivitySeconds,
                sessionGapSeconds,
                inboxId,
                environment.wire(),
                botId,
                botAppIds,
                updatedAt);
    }

    /** As an adapter sees it. */
    ConnectionView toView() {
        return new ConnectionView(id, channel, botId, Set.copyOf(botAppIds));
    }

    /** As the log keeps it: everything but the secrets themselves and the time of the change. */
    ObjectNode toData() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("name", name).put("channel", channel.wire()).put("provider", provider);
        data.put("secretCount", secrets.size()).put("hasVerifyToken", verifyToken != null);
        data.put("secretsChangedAt", secretsChangedAt == null ? null : secretsChangedAt.toString());
        data.put("inactivitySeconds", inactivitySeconds).put("sessionGapSeconds", sessionGapSeconds);
        data.put("inboxId", inboxId).put("environment", environment.wire()).put("botId", botId);
        botAppIds.forEach(data.putArray("botAppIds")::add);
        return data;
    }
}
