package io.colloquy.ingest.channel.vonage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Hmac;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The JSON web token that comes with a signed webhook: HS256 under the account's signature secret, with the time it was
 * issued and the SHA-256 of the body.
 */
final class VonageToken {

    /** How far the two clocks may be apart, and how old a request may be. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private VonageToken() {}

    /** Whether the request's token is signed with one of the secrets, fresh, and made for this body. */
    static boolean isValid(ChannelRequest request, List<String> secrets) {
        String[] parts = bearer(request.header("authorization")).split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        ByteBuffer signed = ByteBuffer.wrap((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        JsonNode claims = json(parts[1]);
        // All is checked, whatever fails, so that the time does not tell what did.
        return Hmac.SHA256.matches(decoded(parts[2]), signed, secrets)
                & json(parts[0]).path("alg").asText().equals("HS256")
                & isFresh(claims.path("iat"), request.receivedAt())
                & isOfBody(claims.path("payload_hash").asText(), request.body());
    }

    private static String bearer(String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return bearer ? authorization.substring(7).trim() : "";
    }

    private static boolean isFresh(JsonNode issuedAt, Instant receivedAt) {
        return issuedAt.isNumber()
                && issuedAt.canConvertToLong()
                && Math.abs(receivedAt.getEpochSecond() - (double) issuedAt.longValue()) <= TOLERANCE.toSeconds();
    }

    private static boolean isOfBody(String hash, ByteBuffer body) {
        byte[] expected = Hmac.hex(hash);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(body);
            return expected != null && MessageDigest.isEqual(expected, sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static JsonNode json(String part) {
        byte[] bytes = decoded(part);
        try {
            return bytes == null ? JSON.missingNode() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static byte[] decoded(String base64Url) {
        try {
            return Base64.getUrlDecoder().decode(base64Url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
