package io.colloquy.ingest.connection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.account.Names;
import io.colloquy.model.event.Channel;
import io.colloquy.model.event.Environment;
import io.colloquy.model.event.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a connection is to be: the whole of it, but for the secrets and the verify token, which stay as they are when
 * absent. What {@code GET} shows can be sent back: the fields that are for reading alone are passed over.
 *
 * @param provider null for the obvious one of the channel, where there is one; else the connection has no webhook
 * @param secrets one or two texts; null in JSON or an empty list for none; absent for those it has
 * @param verifyToken a text; null in JSON for none; absent for the one it has
 * @param inactivitySeconds null for 24 hours, in web chat 30 minutes
 * @param sessionGapSeconds null for 30 minutes, in e-mail 24 hours
 * @param inboxId null for none
 * @param environment null for production
 * @param botId null for none
 * @param botAppIds null for none
 */
@Schema(
        description = "The whole of a connection. Absent secrets and an absent verifyToken stay as they are",
        requiredProperties = {"channel", "name"})
@JsonIgnoreProperties({"id", "secretCount", "secretsChangedAt", "hasVerifyToken", "updatedAt"})
record ConnectionRequest(
        @Schema(examples = "whatsapp") String channel,

        @Schema(
                description = "Whose language its webhook speaks; null: the obvious one of the channel, where there is "
                        + "one (whatsapp: whatsapp_cloud), else no webhook",
                nullable = true,
                examples = "whatsapp_cloud")
        String provider,

        @Schema(maxLength = 200) String name,

        @Schema(
                description = "One or two, both valid. Absent: those it has; null or empty: none. Never shown",
                type = SchemaType.ARRAY,
                implementation = String.class,
                nullable = true,
                maxItems = 2)
        JsonNode secrets,

        @Schema(
                description = "What Meta's handshake must name. Absent: the one it has; null: none. Never shown",
                implementation = String.class,
                nullable = true)
        JsonNode verifyToken,

        @Schema(
                description =
                        "A conversation ends after this time without a message; null: 24 hours, web chat 30 minutes",
                nullable = true,
                minimum = "1",
                maximum = "31536000")
        Integer inactivitySeconds,

        @Schema(
                description = "A session ends after this time without a message; null: 30 minutes, e-mail 24 hours",
                nullable = true,
                minimum = "1",
                maximum = "31536000")
        Integer sessionGapSeconds,

        @Schema(description = "The inbox that its conversations open in", nullable = true, maxLength = 200)
        String inboxId,

        @Schema(description = "production or test; null: production", nullable = true)
        String environment,

        @Schema(description = "The bot that speaks there", nullable = true, maxLength = 200)
        String botId,

        @Schema(
                description = "The channel's own ids of the applications that are bots: what they send is a bot's",
                nullable = true,
                maxItems = 50)
        List<String> botAppIds) {

    private static final int MOST_SECRETS = 2;
    private static final int LONGEST_SECRET = 1000;
    private static final int LONGEST_ID = 200;
    private static final int MOST_BOT_APPS = 50;
    private static final int LONGEST_SECONDS = 365 * 24 * 3600;

    /** What is wrong with it; empty if nothing is. No message repeats a secret. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (channelOrNull() == null) {
            violations.add(new Violation("channel", Words.expected(Channel.class)));
        }
        Providers.check(provider, channelOrNull(), violations);
        Names.check(name, violations);
        if (changesSecrets() && !secrets.isNull() && !areSecrets(secrets)) {
            violations.add(new Violation(
                    "secrets", "must be one or two texts of 1 to 1000 characters, none of them a control character"));
        }
        if (changesVerifyToken() && !verifyToken.isNull() && !isSecret(verifyToken)) {
            violations.add(
                    new Violation("verifyToken", "must have 1 to 1000 characters, none of them a control character"));
        }
        checkSeconds("inactivitySeconds", inactivitySeconds, violations);
        checkSeconds("sessionGapSeconds", sessionGapSeconds, violations);
        checkId("inboxId", inboxId, violations);
        if (environment != null && Words.find(Environment.class, environment).isEmpty()) {
            violations.add(new Violation("environment", Words.expected(Environment.class)));
        }
        checkId("botId", botId, violations);
        checkBotApps(violations);
        return violations;
    }

    Channel channelOrNull() {
        return Words.find(Channel.class, channel).orElse(null);
    }

    String providerOrDefault() {
        return provider != null ? provider : Providers.ofChannel(channelOrNull());
    }

    int inactivityOrDefault() {
        if (inactivitySeconds != null) {
            return inactivitySeconds;
        }
        return ThreadSettings.defaults(channelOrNull()).inactivitySeconds();
    }

    int sessionGapOrDefault() {
        if (sessionGapSeconds != null) {
            return sessionGapSeconds;
        }
        return ThreadSettings.defaults(channelOrNull()).sessionGapSeconds();
    }

    Environment environmentOrDefault() {
        return Words.find(Environment.class, environment).orElse(Environment.PRODUCTION);
    }

    List<String> botApps() {
        return botAppIds == null
                ? List.of()
                : botAppIds.stream().distinct().sorted().toList();
    }

    /** Whether the secrets are named at all, if only to remove them. */
    boolean changesSecrets() {
        return secrets != null;
    }

    /** The secrets to keep from now on. */
    List<String> newSecrets() {
        return StreamSupport.stream(secrets.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** Whether the verify token is named at all, if only to remove it. */
    boolean changesVerifyToken() {
        return verifyToken != null;
    }

    /** The verify token to keep from now on; null for none. */
    String newVerifyToken() {
        return verifyToken.textValue();
    }

    private static boolean areSecrets(JsonNode list) {
        return list.isArray()
                && list.size() <= MOST_SECRETS
                && StreamSupport.stream(list.spliterator(), false).allMatch(ConnectionRequest::isSecret);
    }

    private static boolean isSecret(JsonNode node) {
        return node.isTextual() && Names.isText(node.textValue(), LONGEST_SECRET);
    }

    private static void checkSeconds(String field, Integer seconds, List<Violation> violations) {
        if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
            violations.add(new Violation(field, "must be a number from 1 to " + LONGEST_SECONDS));
        }
    }

    private static void checkId(String field, String id, List<Violation> violations) {
        if (id != null && !Names.isText(id, LONGEST_ID)) {
            violations.add(new Violation(field, "must have 1 to 200 characters, none of them a control character"));
        }
    }

    private void checkBotApps(List<Violation> violations) {
        boolean fit = botAppIds == null
                || botAppIds.size() <= MOST_BOT_APPS && botAppIds.stream().allMatch(id -> Names.isText(id, LONGEST_ID));
        if (!fit) {
            violations.add(new Violation("botAppIds", "must be at most 50 texts of 1 to 200 characters"));
        }
    }
}
