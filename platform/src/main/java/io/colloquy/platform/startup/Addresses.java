package io.colloquy.platform.startup;

import java.net.URI;
import java.util.Set;

/** Addresses in the configuration. */
public final class Addresses {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Addresses() {}

    /** Whether nothing that is sent there leaves this machine. */
    public static boolean isThisMachine(String host) {
        return host != null && THIS_MACHINE.contains(host);
    }

    /**
     * Refuses all but https, and http to this machine.
     *
     * @throws IllegalStateException that names the property
     */
    public static void requireHttps(String property, String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " is no address", e);
        }
        boolean safe = uri.getHost() != null
                && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isThisMachine(uri.getHost()));
        if (!safe) {
            throw new IllegalStateException(
                    property + " must begin with https://: what is sent there in clear could be "
                            + "read and changed on its way");
        }
    }
}
