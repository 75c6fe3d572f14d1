package io.colloquy.ingest.channel.vonage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.SignedRequest;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens made with another implementation, issued at 2026-03-02T09:00:00Z for a body with text beyond ASCII. */
class VonageTokenTest {

    private static final Instant ISSUED = Instant.parse("2026-03-02T09:00:00Z");
    private static final String OLD = "vonage-secret-old";
    private static final String BODY =
            "{\"channel\":\"sms\",\"message_type\":\"text\",\"text\":\"Où est mon colis ?\"}";
    private static final String HEAD = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
    private static final String CLAIMS =
            "eyJpYXQiOjE3NzI0NDIwMDAsImp0aSI6ImoxIiwiaXNzIjoiVm9uYWdlIiwiYXBpX2tleSI6ImsxIiwicGF5bG9hZF9oYXNoIjoiZTAwYjRhNTYyNzM0ZDIxMmNiNzY0MjRlODRiYzQwZGEyNDBiZjBhZWI2NmE3ZmE0YjE4M2QyM2MzMzQ3ZjA1MiJ9";
    private static final String SIGNATURE = "uxvjlMy1C4oc0bhOuw-kfEs2ZKgBk77WO3PeNbOOCiM";

    private final VonageAdapter adapter = new VonageAdapter();
    private final SignedRequest request = SignedRequest.post("Authorization", bearer(HEAD, CLAIMS, SIGNATURE), BODY);

    @Test
    void eitherSecretOfARotationIsRight() {
        SignedRequest withNew =
                request.header("Authorization", bearer(HEAD, CLAIMS, "LSJJPZACjE3tD0RjjjtjfN6zDvtPMNFtCFAUFZr-cfs"));
        assertTrue(request.isAuthentic(adapter, OLD, "vonage-secret-new"));
        assertTrue(withNew.isAuthentic(adapter, OLD, "vonage-secret-new"));
        assertFalse(withNew.isAuthentic(adapter, OLD));
    }

    @Test
    void tokenIsGoodForFiveMinutesEitherWay() {
        assertTrue(request.at(ISSUED.plusSeconds(300)).isAuthentic(adapter, OLD));
        assertTrue(request.at(ISSUED.minusSeconds(300)).isAuthentic(adapter, OLD));
        assertFalse(request.at(ISSUED.plusSeconds(301)).isAuthentic(adapter, OLD));
        assertFalse(request.at(ISSUED.minusSeconds(301)).isAuthentic(adapter, OLD));
    }

    @Test
    void bodyThatWasWrittenAnewOrCutIsWrong() {
        assertFalse(request.body(BODY.replace("\":\"", "\": \"")).isAuthentic(adapter, OLD));
        assertFalse(request.body(BODY.replace("ù", "\\u00f9")).isAuthentic(adapter, OLD));
        assertFalse(request.body(BODY.substring(0, BODY.length() - 1)).isAuthentic(adapter, OLD));
        assertFalse(request.body("").isAuthentic(adapter, OLD));
    }

    @Test
    void tokenThatIsNotOfThisBodyIsWrong() {
        assertFalse(
                token(
                        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE3NzI0NDIwMDAsImp0aSI6ImoxIiwiaXNzIjoiVm9uYWdlIiwiYXBpX2tleSI6ImsxIn0.GjMTvWFZ-TV4uyvsrMCNcYz-Z4MuH75E5xkIequHdDk"));
    }

    @Test
    void tokenWithoutTimeIsWrong() {
        assertFalse(
                token(
                        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJqdGkiOiJqMSIsImlzcyI6IlZvbmFnZSIsImFwaV9rZXkiOiJrMSIsInBheWxvYWRfaGFzaCI6ImUwMGI0YTU2MjczNGQyMTJjYjc2NDI0ZTg0YmM0MGRhMjQwYmYwYWViNjZhN2ZhNGIxODNkMjNjMzM0N2YwNTIifQ.qauLTFvIeYilhWe0Eguaebn6zAbnWPNdXBKovm4hJfQ"));
    }

    @Test
    void anotherAlgorithmIsWrong() {
        assertFalse(
                token(
                        "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpYXQiOjE3NzI0NDIwMDAsImp0aSI6ImoxIiwiaXNzIjoiVm9uYWdlIiwiYXBpX2tleSI6ImsxIiwicGF5bG9hZF9oYXNoIjoiZTAwYjRhNTYyNzM0ZDIxMmNiNzY0MjRlODRiYzQwZGEyNDBiZjBhZWI2NmE3ZmE0YjE4M2QyM2MzMzQ3ZjA1MiJ9.5sqE67tjs3t2OXCZGE4a-c384GcbmdG7YMq68bGvvXQ"));
        assertFalse(
                token(
                        "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpYXQiOjE3NzI0NDIwMDAsImp0aSI6ImoxIiwiaXNzIjoiVm9uYWdlIiwiYXBpX2tleSI6ImsxIiwicGF5bG9hZF9oYXNoIjoiZTAwYjRhNTYyNzM0ZDIxMmNiNzY0MjRlODRiYzQwZGEyNDBiZjBhZWI2NmE3ZmE0YjE4M2QyM2MzMzQ3ZjA1MiJ9."));
    }

    @Test
    void malformedTokensAreWrong() {
        assertFalse(token(""));
        assertFalse(token(".."));
        assertFalse(token(HEAD + "." + CLAIMS));
        assertFalse(token(HEAD + "." + CLAIMS + "." + SIGNATURE + ".x"));
        assertFalse(token(HEAD + ".%%%." + SIGNATURE));
        assertFalse(request.header("Authorization", "Basic abc").isAuthentic(adapter, OLD));
        assertFalse(SignedRequest.post("X-Other", "x", BODY).isAuthentic(adapter, OLD));
    }

    @Test
    void tokenIsNotStored() {
        assertEquals(Set.of("authorization"), adapter.secretHeaders());
    }

    private boolean token(String token) {
        return request.header("Authorization", "Bearer " + token).isAuthentic(adapter, OLD);
    }

    private static String bearer(String head, String claims, String signature) {
        return "Bearer " + head + "." + claims + "." + signature;
    }
}
