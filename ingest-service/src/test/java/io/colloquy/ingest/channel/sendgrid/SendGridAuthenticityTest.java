package io.colloquy.ingest.channel.sendgrid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.email.MailRequests;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendGridAuthenticityTest {

    private static final String SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp";

    // Made with: (printf 1772452800; cat body) | openssl dgst -sha256 -sign key.pem | base64
    private static final String BODY = "[{\"event\":\"open\",\"category\":\"Grüße €\"}]";
    private static final String TIMESTAMP = "1772452800";
    private static final String KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEetJHOzXyA7wRjbL7eKWfZAffBdJ2J6w7CyveI/JwQjpGRltFgTc3uQNAQHhCJYX3J5wwrV1+fp/AemISN8KSjQ==";
    private static final String SIGNATURE =
            "MEQCIGTfmjPWHiwIMXazMcfy3dfnte3g+tqhOBEHfOLShabZAiAmLaUsjXwjtwPjJCXkWPIHzd0h/Y82takegI+Y2lV7jg==";
    private static final String ROTATED_KEY = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqknZx8zzkP7rAKvx2cD+sUjNuqtl
            DZF03+r0qa2TJZREdCkpQDV/FyBPhxPMHjL+ia9qfl8awTbrwOHDHzo9YQ==
            -----END PUBLIC KEY-----
            """;
    private static final String ROTATED_SIGNATURE =
            "MEYCIQC0P4vxgWkplaFiIPrU7sriOW3lItpW/wQt+0QyZh7JfAIhAMOGC42orQBa6Ao4udJQtRQzid+C54id1WUVaDTDqNHA";
    private static final List<String> KEYS = List.of(KEY, ROTATED_KEY);

    private final SendGridAdapter adapter = new SendGridAdapter();

    @Test
    void eitherKeyOfARotationPasses() {
        assertTrue(adapter.isAuthentic(signed(BODY, SIGNATURE, TIMESTAMP), KEYS));
        assertTrue(adapter.isAuthentic(signed(BODY, ROTATED_SIGNATURE, TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY, ROTATED_SIGNATURE, TIMESTAMP), List.of(KEY)));
    }

    /** The vector that SendGrid's own libraries are tested with. */
    @Test
    void vendorsVectorPasses() {
        String key =
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
        String body =
                "[{\"email\":\"hello@world.com\",\"event\":\"dropped\",\"reason\":\"Bounced Address\",\"sg_event_id\":\"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA\",\"sg_message_id\":\"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0\",\"smtp-id\":\"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>\",\"timestamp\":1600112492}]\r\n";
        ChannelRequest request = signed(
                body,
                "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=",
                "1600112502");

        assertTrue(adapter.isAuthentic(at(request, Instant.ofEpochSecond(1600112503)), List.of(key)));
    }

    @Test
    void bodyThatWasWrittenAnewOrCutFails() {
        assertFalse(adapter.isAuthentic(signed(BODY.replace(":", ": "), SIGNATURE, TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY.substring(0, BODY.length() - 1), SIGNATURE, TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY.replace("ü", "\\u00fc"), SIGNATURE, TIMESTAMP), KEYS));
    }

    @Test
    void otherTimestampOrSignatureFails() {
        assertFalse(adapter.isAuthentic(signed(BODY, SIGNATURE, "1772452801"), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY, SIGNATURE, "now"), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY, SIGNATURE.substring(4), TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY, "", TIMESTAMP), KEYS));
        assertFalse(adapter.isAuthentic(MailRequests.json(BODY), KEYS));
        assertFalse(adapter.isAuthentic(signed(BODY, SIGNATURE, TIMESTAMP), List.of("no key", "user:password")));
    }

    @Test
    void signatureLastsAsLongAsSendGridTriesAgain() {
        ChannelRequest request = signed(BODY, SIGNATURE, TIMESTAMP);
        Instant signed = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP));

        assertTrue(adapter.isAuthentic(at(request, signed.plus(Duration.ofDays(3))), KEYS));
        assertFalse(adapter.isAuthentic(at(request, signed.plus(Duration.ofDays(4))), KEYS));
        assertFalse(adapter.isAuthentic(at(request, signed.minus(Duration.ofMinutes(6))), KEYS));
    }

    @Test
    void credentialsPassWhereNothingIsSigned() {
        List<String> secrets = List.of(KEY, "sendgrid:pässword:1");

        assertTrue(adapter.isAuthentic(basic("sendgrid:pässword:1"), secrets));
        assertFalse(adapter.isAuthentic(basic("sendgrid:pässword:2"), secrets));
        assertFalse(adapter.isAuthentic(basic("sendgrid:pässword:1"), List.of(KEY)));
        assertFalse(adapter.isAuthentic(basic(KEY), List.of(KEY)));
    }

    private static ChannelRequest basic(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        return MailRequests.request(BODY.getBytes(UTF_8), "Authorization", "Basic " + encoded);
    }

    private static ChannelRequest signed(String body, String signature, String timestamp) {
        return MailRequests.request(body.getBytes(UTF_8), SIGNATURE_HEADER, signature, TIMESTAMP_HEADER, timestamp);
    }

    private static ChannelRequest at(ChannelRequest request, Instant receivedAt) {
        return new ChannelRequest(
                request.method(), request.url(), request.headers(), ByteBuffer.wrap(request.bytes()), receivedAt);
    }
}
