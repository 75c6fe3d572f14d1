package io.colloquy.ingest.channel.mailgun;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.ingest.channel.ChannelJson;
import io.colloquy.ingest.channel.Hmac;
import io.colloquy.ingest.channel.email.FormBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Mailgun's signature: the HMAC of timestamp and token. It covers nothing of the rest of the body; what keeps a body
 * from being changed is the TLS that it comes by.
 *
 * @param ofParent under the key of the account that this subaccount belongs to; null if it is none
 */
record MailgunSignature(String timestamp, String token, String signature, String ofParent) {

    // Mailgun tries again for eight hours, with the first signature.
    private static final Duration OLDEST = Duration.ofHours(9);
    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(5);

    static MailgunSignature of(FormBody form) {
        return new MailgunSignature(
                form.lastText("timestamp"),
                form.lastText("token"),
                form.lastText("signature"),
                form.lastText("parent-signature"));
    }

    static MailgunSignature of(JsonNode json) {
        JsonNode fields = json.path("signature").isObject() ? json.get("signature") : json;
        return new MailgunSignature(
                ChannelJson.text(fields, "timestamp"),
                ChannelJson.text(fields, "token"),
                ChannelJson.text(fields, "signature"),
                ChannelJson.text(fields, "parent-signature"));
    }

    boolean isValid(List<String> secrets, Instant now) {
        if (timestamp == null || token == null || !isRecent(now)) {
            return false;
        }
        ByteBuffer signed = ByteBuffer.wrap((timestamp + token).getBytes(StandardCharsets.UTF_8));
        boolean own = Hmac.SHA256.matches(Hmac.hex(signature), signed, secrets);
        boolean parents = Hmac.SHA256.matches(Hmac.hex(ofParent), signed, secrets);
        return own || parents;
    }

    private boolean isRecent(Instant now) {
        Instant signedAt = MailgunTime.ofSeconds(timestamp);
        return signedAt != null && !signedAt.isBefore(now.minus(OLDEST)) && !signedAt.isAfter(now.plus(FURTHEST_AHEAD));
    }
}
