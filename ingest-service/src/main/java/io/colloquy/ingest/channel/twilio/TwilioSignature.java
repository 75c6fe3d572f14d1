package io.colloquy.ingest.channel.twilio;

import io.colloquy.ingest.channel.ChannelRequest;
import io.colloquy.ingest.channel.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Base64 HMAC-SHA1 under the account's auth token, over the public address and the sorted parameters of a form. Another
 * body is not signed itself: its SHA-256 is the address's parameter {@code bodySHA256}.
 */
final class TwilioSignature {

    private TwilioSignature() {}

    /** Whether the request is signed with one of the secrets. */
    static boolean isValid(ChannelRequest request, List<String> secrets) {
        Optional<TwilioParameters> form = TwilioParameters.ofBody(request);
        if (form.isEmpty() && !isHashed(request)) {
            return false;
        }
        byte[] signature = Hmac.base64(request.header("x-twilio-signature"));
        String parameters = form.map(TwilioParameters::signed).orElse("");
        boolean valid = false;
        for (String url : spellings(request.url())) {
            ByteBuffer signed = ByteBuffer.wrap((url + parameters).getBytes(StandardCharsets.UTF_8));
            valid |= Hmac.SHA1.matches(signature, signed, secrets);
        }
        return valid;
    }

    private static boolean isHashed(ChannelRequest request) {
        byte[] expected = TwilioParameters.ofQuery(request.url())
                .map(query -> Hmac.hex(query.get("bodySHA256")))
                .orElse(null);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(request.body());
            return expected != null && MessageDigest.isEqual(expected, sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Twilio signs the address with or without its port, whichever way it is written. */
    private static Set<String> spellings(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(from, end);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf('@') && colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String usual = url.toLowerCase(Locale.ROOT).startsWith("http://") ? ":80" : ":443";
        Set<String> spellings = new LinkedHashSet<>();
        for (String spelling : List.of(authority, host, host + usual)) {
            spellings.add(url.substring(0, from) + spelling + url.substring(end));
        }
        return spellings;
    }
}
