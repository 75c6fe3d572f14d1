package io.colloquy.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as channels make them, and the secret that a connection is told for them. */
final class ChannelSignature {
    /** Where the channel believes to call; some sign it. */
    static final String PUBLIC_BASE = "https://colloquy.example";

    private static final String SECRET = "s3cret-Of.the_channel";
    private static final KeyPair SENDGRID = keyPair();
    /** The parts of Mailgun's signature in a form, in JSON and in a multipart form, with what is between them. */
    private static final Pattern MAILGUN = Pattern.compile(
            "(timestamp(?:=|\":\"|\"\r\n\r\n))\\d+((?:&|\",\"|\r\n--\\S+\r\n.*?)token(?:=|\":\"|\"\r\n\r\n))([\\w]+)"
                    + "((?:&|\",\"|\r\n--\\S+\r\n.*?)signature(?:=|\":\"|\"\r\n\r\n))00");

    private ChannelSignature() {}

    /** What the connection of that provider is told as its secret. */
    static String secretOf(String provider) {
        return switch (provider) {
            case "sendgrid" ->
                Base64.getEncoder().encodeToString(SENDGRID.getPublic().getEncoded());
            case "postmark" -> "user:" + SECRET;
            default -> SECRET;
        };
    }

    /** The delivery with its provider's signature, for that path. */
    static ChannelDelivery sign(String provider, ChannelDelivery delivery, String path) {
        byte[] body = delivery.body();
        return switch (provider) {
            case "whatsapp_cloud", "messenger", "instagram" ->
                delivery.with("X-Hub-Signature-256", "sha256=" + hex("HmacSHA256", SECRET, body));
            case "telegram" -> delivery.with("X-Telegram-Bot-Api-Secret-Token", SECRET);
            case "line" -> delivery.with("X-Line-Signature", base64(of("HmacSHA256", SECRET, body)));
            case "viber" -> delivery.with("X-Viber-Content-Signature", hex("HmacSHA256", SECRET, body));
            case "twilio" -> twilio(delivery, path);
            case "vonage" -> delivery.with("Authorization", "Bearer " + token(body));
            case "mailgun" -> mailgun(delivery);
            case "sendgrid" -> sendGrid(delivery);
            case "postmark" ->
                delivery.with(
                        "Authorization", "Basic " + base64(secretOf(provider).getBytes(UTF_8)));
            default -> throw new IllegalArgumentException("nobody knows how " + provider + " signs");
        };
    }

    /** The HMAC of that name, such as HmacSHA256, under the UTF-8 bytes of the secret. */
    static byte[] of(String algorithm, String secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same in hexadecimal. */
    static String hex(String algorithm, String secret, byte[] signed) {
        return HexFormat.of().formatHex(of(algorithm, secret, signed));
    }

    private static ChannelDelivery twilio(ChannelDelivery delivery, String path) {
        ChannelDelivery hashed = delivery.isForm() || delivery.body().length == 0
                ? delivery
                : delivery.withQuery("bodySHA256=" + HexFormat.of().formatHex(sha256(delivery.body())));
        String url = PUBLIC_BASE + path + (hashed.query().isEmpty() ? "" : "?" + hashed.query());
        String signed = url + (hashed.isForm() ? hashed.sortedParameters() : "");
        return hashed.with("X-Twilio-Signature", base64(of("HmacSHA1", SECRET, signed.getBytes(UTF_8))));
    }

    /** A token of HS256 over the time and the body's hash. */
    private static String token(byte[] body) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iat\":%d,\"payload_hash\":\"%s\"}"
                .formatted(Instant.now().getEpochSecond(), HexFormat.of().formatHex(sha256(body)));
        String signed = encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(UTF_8));
        return signed + "." + encoder.encodeToString(of("HmacSHA256", SECRET, signed.getBytes(US_ASCII)));
    }

    /** What has no place for a signature stays without. */
    private static ChannelDelivery mailgun(ChannelDelivery delivery) {
        Matcher fields = MAILGUN.matcher(delivery.text());
        long now = Instant.now().getEpochSecond();
        return delivery.withBody(fields.replaceFirst(found -> Matcher.quoteReplacement(found.group(1)
                + now
                + found.group(2)
                + found.group(3)
                + found.group(4)
                + hex("HmacSHA256", SECRET, (now + found.group(3)).getBytes(UTF_8)))));
    }

    private static ChannelDelivery sendGrid(ChannelDelivery delivery) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(timestamp.getBytes(US_ASCII));
        signed.writeBytes(delivery.body());
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initSign(SENDGRID.getPrivate());
            ecdsa.update(signed.toByteArray());
            return delivery.with("X-Twilio-Email-Event-Webhook-Signature", base64(ecdsa.sign()))
                    .with("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
