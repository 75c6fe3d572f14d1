package io.colloquy.export.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may be called: public ones, and networks that the configuration names. An account must not reach by a
 * callback what only this service can reach (IANA's special-purpose registries; metadata services of clouds).
 */
@ApplicationScoped
class AddressGuard {
    // Texts: a native executable is built with its constants, and native-image takes no IPv6 address for one.
    private static final List<String> NOT_PUBLIC = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** Whatever lies outside is loopback, mapped or translated IPv4, unique local, link-local, multicast or unassigned. */
    private static final String PUBLIC_IPV6 = "2000::/3";

    private final List<Network> notPublic = NOT_PUBLIC.stream().map(Network::of).toList();
    private final Network publicIpv6 = Network.of(PUBLIC_IPV6);
    private final List<Network> allowed;

    /** Fails, naming the property, if a network of the configuration is none. */
    AddressGuard(CallbackConfig config) {
        this.allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(AddressGuard::configured)
                .toList();
    }

    /** Whether a callback may go there. */
    boolean allows(InetAddress address) {
        return contains(allowed, address) || isPublic(address);
    }

    private boolean isPublic(InetAddress address) {
        boolean routed = address instanceof Inet4Address || publicIpv6.contains(address);
        return routed && !contains(notPublic, address);
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Network configured(String network) {
        try {
            return Network.of(network.strip());
        } catch (IllegalArgumentException notANetwork) {
            throw new IllegalStateException(
                    "colloquy.callbacks.allowed-networks: " + network + " is no network like 10.1.0.0/16", notANetwork);
        }
    }
}
