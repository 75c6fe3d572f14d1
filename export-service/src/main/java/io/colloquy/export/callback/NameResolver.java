package io.colloquy.export.callback;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** From a host's name to its addresses. Blocks. */
@FunctionalInterface
interface NameResolver {
    InetAddress[] resolve(String host) throws UnknownHostException;

    /** The system's own. */
    class System {
        @Produces
        @Singleton
        NameResolver resolver() {
            return InetAddress::getAllByName;
        }
    }
}
