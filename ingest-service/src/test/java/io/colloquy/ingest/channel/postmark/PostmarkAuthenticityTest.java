package io.colloquy.ingest.channel.postmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.email.MailRequests;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostmarkAuthenticityTest {

    private static final List<String> SECRETS = List.of("postmark:geheim-ü", "postmark:new:with colon");

    private final PostmarkAdapter adapter = new PostmarkAdapter();

    @Test
    void eitherSecretOfARotationPasses() {
        assertTrue(adapter.isAuthentic(basic("Basic ", "postmark:geheim-ü"), SECRETS));
        assertTrue(adapter.isAuthentic(basic("basic ", "postmark:new:with colon"), SECRETS));
        assertFalse(adapter.isAuthentic(basic("Basic ", "postmark:new:with colon"), SECRETS.subList(0, 1)));
    }

    @Test
    void otherOrNoCredentialsFail() {
        assertFalse(adapter.isAuthentic(basic("Basic ", "postmark:geheim"), SECRETS));
        assertFalse(adapter.isAuthentic(basic("Basic ", "other:geheim-ü"), SECRETS));
        assertFalse(adapter.isAuthentic(basic("Basic ", ""), SECRETS));
        assertFalse(adapter.isAuthentic(basic("Bearer ", "postmark:geheim-ü"), SECRETS));
        assertFalse(adapter.isAuthentic(header("postmark:geheim-ü"), SECRETS));
        assertFalse(adapter.isAuthentic(header("Basic not base64!"), SECRETS));
        assertFalse(adapter.isAuthentic(MailRequests.json("{}"), SECRETS));
    }

    @Test
    void secretThatIsNoCredentialsNeverPasses() {
        assertFalse(adapter.isAuthentic(basic("Basic ", ""), List.of("")));
        assertFalse(adapter.isAuthentic(basic("Basic ", ":"), List.of(":")));
        assertFalse(adapter.isAuthentic(basic("Basic ", "token"), List.of("token")));
    }

    @Test
    void credentialsAreNamedAsSecret() {
        assertEquals(Set.of("authorization"), adapter.secretHeaders());
    }

    private static ChannelRequest basic(String scheme, String credentials) {
        return header(scheme + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    private static ChannelRequest header(String authorization) {
        return MailRequests.request("{}".getBytes(UTF_8), "Authorization", authorization);
    }
}
