package io.colloquy.export.callback;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a callback goes.
 *
 * @param host its name or address, without brackets
 * @param port the one in the address, or its scheme's own
 * @param pathAndQuery begins with a slash
 */
record CallbackTarget(boolean isTls, String host, int port, String pathAndQuery) {
    private static final int LONGEST = 2000;

    /** A target that is not called. The message says why, in words for the account. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * The target of that address.
     *
     * @throws Refused if it is none that can be called
     */
    static CallbackTarget of(String url, boolean allowHttp) throws Refused {
        URI uri = parse(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!tls && !(allowHttp && scheme.equals("http"))) {
            throw new Refused("must begin with https://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Refused("must be an address like https://example.com/path, without user and fragment");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        int port = uri.getPort() < 0 ? tls ? 443 : 80 : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new Refused("has no possible port");
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new CallbackTarget(tls, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /**
     * The address to connect to: looked up now and every address of the name allowed, so that a name that changes its mind
     * between two look-ups gains nothing. Blocks.
     *
     * @param turn which one of several, so that attempts try them in turn
     * @throws Refused if one of them is not allowed, or there is none
     */
    InetAddress resolve(NameResolver resolver, AddressGuard guard, int turn) throws Refused {
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            throw new Refused("the host's name is not known");
        }
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(guard::allows)) {
            throw new Refused("leads to an address that may not be called: it is private, local or reserved");
        }
        return addresses[Math.floorMod(turn, addresses.length)];
    }

    /** The address in the target itself; empty if it is a name. */
    Optional<InetAddress> literal() {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(host));
    }

    private static URI parse(String url) throws Refused {
        if (url.length() > LONGEST) {
            throw new Refused("must have at most " + LONGEST + " characters");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException noAddress) {
            throw new Refused("must be an address like https://example.com/path");
        }
    }
}
