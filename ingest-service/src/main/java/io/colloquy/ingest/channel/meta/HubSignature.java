package io.colloquy.ingest.channel.meta;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Hmac;
import java.util.List;

/** Meta signs the bytes that it sends, unicode escapes and all, with the secret of the app. */
final class HubSignature {

    private static final String SHA256 = "X-Hub-Signature-256";
    private static final String SHA1 = "X-Hub-Signature";

    private HubSignature() {}

    /** Whether one of the secrets signed the body; the older header counts only where the newer one is absent. */
    static boolean isValid(ChannelRequest request, List<String> secrets) {
        String signature = request.header(SHA256);
        return signature == null
                ? Hmac.SHA1.matches(hash("sha1=", request.header(SHA1)), request.body(), secrets)
                : Hmac.SHA256.matches(hash("sha256=", signature), request.body(), secrets);
    }

    private static byte[] hash(String prefix, String signature) {
        return Hmac.hex(Hmac.after(prefix, signature));
    }
}
