package io.colloquy.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a provider shows that a request is its own, worked out here a second time.
 *
 * @param secrets the two of a rotation, and one that the connection does not have
 * @param body what it sends, of one event at least
 * @param signs whether the body itself is signed
 * @param staleAfter seconds after which a request is refused as old; 0 if the scheme has no time
 */
record SignatureScheme(
        String provider,
        String channel,
        List<String> secrets,
        String contentType,
        String body,
        boolean signs,
        long staleAfter,
        Signer signer) {

    private static final String META_TEXT =
            "\"timestamp\":\"1772442000\",\"type\":\"text\",\"text\":{\"body\":\"h\\u00e9\"}";

    /** A request as it is sent: what is signed of it, by which secret, and when. */
    record Sending(int secret, String body, String url, Instant at) {}

    /** What is sent: the headers that show the sender, and the body, which may hold a signature too. */
    record Signed(Map<String, String> headers, String body) {}

    /** Signs what is sent. */
    interface Signer {
        Signed sign(SignatureScheme scheme, Sending sending) throws GeneralSecurityException;
    }

    /** All that are spoken. */
    static List<SignatureScheme> all() throws GeneralSecurityException {
        String messaging = """
                {"object":"%s","entry":[{"id":"1","time":1772442000000,"messaging":[{"sender":{"id":"7"},\
                "recipient":{"id":"1"},"timestamp":1772442000000,"message":{"mid":"m1","text":"h\\u00e9"}}]}]}""";
        return List.of(
                json("whatsapp_cloud", "whatsapp", """
                        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",\
                        "value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"2"},\
                        "messages":[{"from":"491511","id":"wamid.A",%s}]}}]}]}""".formatted(META_TEXT), SignatureScheme::hub),
                json("messenger", "messenger", messaging.formatted("page"), SignatureScheme::hub),
                json("instagram", "instagram", messaging.formatted("instagram"), SignatureScheme::hub),
                json(
                        "line",
                        "line",
                        """
                        {"destination":"U0","events":[{"type":"message","mode":"active","timestamp":1772442000000,\
                        "webhookEventId":"01H","deliveryContext":{"isRedelivery":false},"source":{"type":"user",\
                        "userId":"U1"},"message":{"id":"1","type":"text","text":"hé"}}]}""",
                        (scheme, sending) -> header(
                                sending,
                                "X-Line-Signature",
                                base64(hmac("HmacSHA256", scheme.secret(sending), sending.body())))),
                json(
                        "viber",
                        "viber",
                        """
                        {"event":"message","timestamp":1772442000123,"message_token":18446744073709551615,\
                        "sender":{"id":"u1","name":"Zoé"},"message":{"type":"text","text":"hé"}}""",
                        (scheme, sending) -> header(
                                sending,
                                "X-Viber-Content-Signature",
                                hex(hmac("HmacSHA256", scheme.secret(sending), sending.body())))),
                new SignatureScheme(
                        "telegram",
                        "telegram",
                        words(),
                        "application/json",
                        """
                        {"update_id":9,"message":{"message_id":4,"date":1772442000,"chat":{"id":5,"type":"private"},\
                        "from":{"id":5,"is_bot":false,"first_name":"Zoé"},"text":"hé"}}""",
                        false,
                        0,
                        (scheme, sending) ->
                                header(sending, "X-Telegram-Bot-Api-Secret-Token", scheme.secret(sending))),
                new SignatureScheme(
                        "twilio",
                        "sms",
                        words(),
                        "application/x-www-form-urlencoded",
                        "Body=ok&From=%2B15550001&MessageSid=SM1&NumMedia=0&To=%2B15550002",
                        true,
                        0,
                        (scheme, sending) -> header(
                                sending,
                                "X-Twilio-Signature",
                                base64(hmac(
                                        "HmacSHA1",
                                        scheme.secret(sending),
                                        sending.url()
                                                + sending.body()
                                                        .replace("%2B", "+")
                                                        .replaceAll("[=&]", ""))))),
                new SignatureScheme(
                        "vonage", "sms", words(), "application/json", """
                        {"channel":"sms","message_uuid":"a1","from":"4477","to":"4478",\
                        "timestamp":"2026-03-02T09:00:00.123Z","message_type":"text","text":"hé"}""", true, 300, SignatureScheme::token),
                new SignatureScheme(
                        "mailgun",
                        "email",
                        words(),
                        "application/x-www-form-urlencoded",
                        "recipient=help%40shop.example&sender=ann%40example.com&from=Ann+%3Cann%40example.com%3E"
                                + "&subject=Hi&body-plain=ok&stripped-text=ok&Message-Id=%3C1%40example.com%3E",
                        false,
                        9 * 3600,
                        SignatureScheme::mailgun),
                sendGrid(),
                new SignatureScheme(
                        "postmark",
                        "email",
                        List.of("u:one", "u:two", "u:three"),
                        "application/json",
                        """
                        {"From":"ann@example.com","FromFull":{"Email":"ann@example.com","Name":"Zoé"},"To":"h@shop.example",\
                        "MessageID":"b1","Date":"Mon, 2 Mar 2026 09:00:00 +0000","Subject":"Hi","TextBody":"ok",\
                        "Headers":[{"Name":"Message-ID","Value":"<1@example.com>"}],"Attachments":[]}""",
                        false,
                        0,
                        (scheme, sending) -> header(
                                sending,
                                "Authorization",
                                "Basic " + base64(scheme.secret(sending).getBytes(UTF_8)))));
    }

    @Override
    public String toString() {
        return provider;
    }

    private static SignatureScheme json(String provider, String channel, String body, Signer signer) {
        return new SignatureScheme(provider, channel, words(), "application/json", body, true, 0, signer);
    }

    private static List<String> words() {
        return List.of("the-old-secret", "the-new-secret", "nobodys-secret");
    }

    private String secret(Sending sending) {
        return secrets.get(sending.secret());
    }

    private static Signed hub(SignatureScheme scheme, Sending sending) throws GeneralSecurityException {
        return header(
                sending,
                "X-Hub-Signature-256",
                "sha256=" + hex(hmac("HmacSHA256", scheme.secret(sending), sending.body())));
    }

    private static Signed token(SignatureScheme scheme, Sending sending) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(sending.body().getBytes(UTF_8));
        String claims =
                "{\"iat\":%d,\"payload_hash\":\"%s\"}".formatted(sending.at().getEpochSecond(), hex(hash));
        String head = url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + url(claims.getBytes(UTF_8));
        String signature = url(hmac("HmacSHA256", scheme.secret(sending), head));
        return header(sending, "Authorization", "Bearer " + head + "." + signature);
    }

    private static Signed mailgun(SignatureScheme scheme, Sending sending) throws GeneralSecurityException {
        String time = Long.toString(sending.at().getEpochSecond());
        String signature = hex(hmac("HmacSHA256", scheme.secret(sending), time + "tok"));
        return new Signed(Map.of(), sending.body() + "&timestamp=" + time + "&token=tok&signature=" + signature);
    }

    /** Signs by key pairs; the connection's secrets are the public keys. */
    private static SignatureScheme sendGrid() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        List<KeyPair> pairs =
                List.of(generator.generateKeyPair(), generator.generateKeyPair(), generator.generateKeyPair());
        List<String> keys = pairs.stream()
                .map(pair -> base64(pair.getPublic().getEncoded()))
                .toList();
        String body = """
                [{"email":"ann@example.com","event":"delivered","timestamp":1772442000,"sg_event_id":"e1",\
                "sg_message_id":"m1.f","response":"250 hé"}]""";
        return new SignatureScheme(
                "sendgrid", "email", keys, "application/json", body, true, 73 * 3600, (scheme, sending) -> {
                    String time = Long.toString(sending.at().getEpochSecond());
                    Signature signature = Signature.getInstance("SHA256withECDSA");
                    signature.initSign(pairs.get(sending.secret()).getPrivate());
                    signature.update((time + sending.body()).getBytes(UTF_8));
                    return new Signed(
                            Map.of(
                                    "X-Twilio-Email-Event-Webhook-Timestamp",
                                    time,
                                    "X-Twilio-Email-Event-Webhook-Signature",
                                    base64(signature.sign())),
                            sending.body());
                });
    }

    private static Signed header(Sending sending, String name, String value) {
        return new Signed(Map.of(name, value), sending.body());
    }

    private static byte[] hmac(String algorithm, String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
