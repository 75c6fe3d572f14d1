package io.colloquy.ingest.connection;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A connection as it is shown: of its secrets only how many there are and since when.
 *
 * @param provider null if it has no webhook
 * @param secretsChangedAt null if it never had a secret or verify token
 * @param inboxId null for none
 * @param botId null for none
 */
@Schema(description = "A connection as it is shown: of its secrets only how many there are and since when")
record Connection(
        String id,
        @Schema(examples = "whatsapp") String channel,

        @Schema(
                description = "Whose language its webhook speaks; null: no webhook",
                nullable = true,
                examples = "whatsapp_cloud")
        String provider,

        String name,

        @Schema(description = "How many secrets are valid: none, one, or two during a rotation")
        int secretCount,

        @Schema(
                description = "When a secret or the verify token was changed last; null if there never was one",
                nullable = true)
        Instant secretsChangedAt,

        boolean hasVerifyToken,

        @Schema(description = "A conversation ends after this time without a message")
        int inactivitySeconds,

        @Schema(description = "A session ends after this time without a message")
        int sessionGapSeconds,

        @Schema(description = "The inbox that its conversations open in; null for none", nullable = true)
        String inboxId,

        @Schema(description = "production or test", examples = "production")
        String environment,

        @Schema(description = "The bot that speaks there; null for none", nullable = true)
        String botId,

        @Schema(description = "The channel's own ids of the applications that are bots")
        List<String> botAppIds,

        Instant updatedAt) {}
