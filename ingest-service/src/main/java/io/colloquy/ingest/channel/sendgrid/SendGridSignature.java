package io.colloquy.ingest.channel.sendgrid;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** SendGrid's signature: ECDSA on P-256 over the timestamp and the raw body. */
final class SendGridSignature {

    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    // Inbound Parse tries again for three days, the Event Webhook for one.
    private static final Duration OLDEST = Duration.ofHours(73);
    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(5);

    private SendGridSignature() {}

    /** Whether the request is signed, not too long ago, with the private half of one of those keys. */
    static boolean matches(ChannelRequest request, List<String> keys) {
        byte[] signature = Hmac.base64(request.header(SIGNATURE));
        String timestamp = request.header(TIMESTAMP);
        if (signature == null || timestamp == null || !isRecent(timestamp, request.receivedAt())) {
            return false;
        }
        boolean matches = false;
        for (String key : keys) {
            matches |= isSigned(signature, timestamp, request, key);
        }
        return matches;
    }

    private static boolean isRecent(String timestamp, Instant now) {
        if (!timestamp.matches("\\d{1,11}")) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return !signedAt.isBefore(now.minus(OLDEST)) && !signedAt.isAfter(now.plus(FURTHEST_AHEAD));
    }

    private static boolean isSigned(byte[] signature, String timestamp, ChannelRequest request, String key) {
        byte[] encoded = Hmac.base64(withoutArmour(key));
        if (encoded == null) {
            return false;
        }
        try {
            PublicKey publicKey = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initVerify(publicKey);
            ecdsa.update(timestamp.getBytes(StandardCharsets.UTF_8));
            ecdsa.update(request.body());
            return ecdsa.verify(signature);
        } catch (GeneralSecurityException e) {
            // Not a key, or not a signature.
            return false;
        }
    }

    /** A key that was saved as PEM is the same key. */
    private static String withoutArmour(String key) {
        return key.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }
}
