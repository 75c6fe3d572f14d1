package io.colloquy.ingest.channel.twilio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.SignedRequest;
import org.junit.jupiter.api.Test;

/** Vectors made with another implementation, over text beyond ASCII. */
class TwilioSignatureTest {

    private static final String HEADER = "X-Twilio-Signature";
    private static final String OLD = "twilio-token-old";
    private static final String URL = "https://colloquy.example/v1/channels/twilio-1/webhook";
    private static final String FORM =
            "Body=Gr%C3%BC%C3%9Fe+%26+50%25+%E2%80%93+geht%E2%80%99s%3F+%F0%9F%91%9F&From=%2B4915112345678&MessageSid=SM1&Empty=";

    private final TwilioAdapter adapter = new TwilioAdapter();
    private final SignedRequest request = SignedRequest.post(HEADER, "H7mJmNWX9dP5aRtJPi5Hx4x/yYw=", FORM)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .url(URL + "?agentId=7");

    @Test
    void eitherSecretOfARotationIsRight() {
        SignedRequest withNew = request.header(HEADER, "xqizczf3uTEJuOVHdRaMXHDQOD0=");
        assertTrue(request.isAuthentic(adapter, OLD, "twilio-token-new"));
        assertTrue(withNew.isAuthentic(adapter, OLD, "twilio-token-new"));
        assertFalse(withNew.isAuthentic(adapter, OLD));
    }

    @Test
    void orderOfTheParametersDoesNotMatter() {
        String reversed = "Empty=&MessageSid=SM1&From=%2B4915112345678&" + FORM.substring(0, FORM.indexOf("&From"));
        assertTrue(request.body(reversed).isAuthentic(adapter, OLD));
    }

    @Test
    void portInTheAddressDoesNotMatter() {
        assertTrue(
                request.url(request.url().replace("example/", "example:443/")).isAuthentic(adapter, OLD));
        assertTrue(
                request.url(request.url().replace("example/", "example:8443/")).isAuthentic(adapter, OLD));
    }

    @Test
    void anotherAddressParameterOrValueIsWrong() {
        assertFalse(request.url(URL + "?agentId=8").isAuthentic(adapter, OLD));
        assertFalse(request.url(URL).isAuthentic(adapter, OLD));
        assertFalse(request.url(request.url().replace("https", "http")).isAuthentic(adapter, OLD));
        assertFalse(request.body(FORM + "&Extra=1").isAuthentic(adapter, OLD));
        assertFalse(request.body(FORM.substring(0, FORM.length() - 2)).isAuthentic(adapter, OLD));
        assertFalse(request.body(FORM.replace("SM1", "SM2")).isAuthentic(adapter, OLD));
    }

    @Test
    void parametersOfAGetAreThoseOfItsAddress() {
        SignedRequest get = SignedRequest.post(HEADER, "zJVP/2X8fzlIlGmXEPFkgreuUNg=", "")
                .method("GET")
                .url(URL + "?agentId=7&MessageSid=SM1&Body=Gr%C3%BC%C3%9Fe");
        assertTrue(get.isAuthentic(adapter, OLD));
        assertFalse(get.url(get.url() + "r").isAuthentic(adapter, OLD));
    }

    @Test
    void anotherBodyThanAFormCountsByItsHashInTheAddress() {
        SignedRequest json = SignedRequest.post(HEADER, "Y4sRusQaKJVid6NxpKoDj1oV9mw=", "{\"text\":\"Grüße\"}")
                .header("Content-Type", "application/json")
                .url(URL + "?bodySHA256=992be1b7ce87ddb96b663419a1b4fad5a344363ee25dcfd036fc2f2618fafd6c");
        assertTrue(json.isAuthentic(adapter, OLD));
        assertFalse(json.body("{\"text\": \"Grüße\"}").isAuthentic(adapter, OLD));
        assertFalse(json.body("{\"text\":\"Grüße\"").isAuthentic(adapter, OLD));
    }

    @Test
    void formWithoutItsContentTypeAndMalformedOnesAreWrong() {
        assertFalse(request.header("Content-Type", "text/plain").isAuthentic(adapter, OLD));
        assertFalse(request.body("Body=%zz").isAuthentic(adapter, OLD));
        assertFalse(request.header(HEADER, "").isAuthentic(adapter, OLD));
        assertFalse(request.header(HEADER, "%%%").isAuthentic(adapter, OLD));
        assertFalse(request.url("").isAuthentic(adapter, OLD));
        assertFalse(request.url("://:@[?%zz").isAuthentic(adapter, OLD));
    }
}
