package io.colloquy.ingest.channel.email;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** HTTP Basic credentials (RFC 7617), for providers that sign nothing: {@code user:password} is the secret. */
public final class BasicCredentials {

    private static final String SCHEME = "Basic ";

    private BasicCredentials() {}

    /** Whether the request carries one of those secrets in its {@code Authorization} header. Constant time. */
    public static boolean match(ChannelRequest request, List<String> secrets) {
        String header = request.header("Authorization");
        boolean basic = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        byte[] sent = basic ? Hmac.base64(header.substring(SCHEME.length()).strip()) : null;
        boolean matches = false;
        for (String secret : secrets) {
            boolean credentials = secret.indexOf(':') > 0;
            byte[] expected = secret.getBytes(StandardCharsets.UTF_8);
            matches |= sent != null && credentials && MessageDigest.isEqual(expected, sent);
        }
        return matches;
    }
}
