package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The ports of one installation, all on the loopback address.
 *
 * @param base the first service listens one above it
 * @param replica which process of a service it is about, 1 for the first: each listens ten above the one before
 */
public record Ports(int base, int replica) {
    /** The base that gives the services their documented ports (api 05). */
    public static final int DEFAULT_BASE = 8080;

    private static final int MANAGEMENT = 1000;
    private static final int REPLICA = 10;
    private static final int REPLICAS = 3;
    private static final int DATABASE = 32;
    private static final int HIGHEST = 65_535;

    /** Of the first processes. */
    public Ports(int base) {
        this(base, 1);
    }

    public Ports {
        if (replica < 1 || replica > REPLICAS) {
            throw new IllegalArgumentException("replica " + replica);
        }
        if (base < 1024 || base + MANAGEMENT + Service.values().length > HIGHEST) {
            throw new PlainFailure("--port-base must be between 1024 and "
                    + (HIGHEST - MANAGEMENT - Service.values().length) + ", not " + base + ".");
        }
    }

    /** Where those processes of services listen, 2 for the second. */
    public Ports ofReplica(int number) {
        return new Ports(base, number);
    }

    /** Where the first ones do. */
    Ports first() {
        return new Ports(base);
    }

    /** Where a service answers its users. */
    public int of(Service service) {
        return base + service.portOffset() + (replica - 1) * REPLICA;
    }

    /** Where a service answers about its health. */
    public int managementOf(Service service) {
        return of(service) + MANAGEMENT;
    }

    /** Where PostgreSQL listens. */
    public int database() {
        return base + DATABASE;
    }

    /** The address of a service. */
    public String urlOf(Service service) {
        return "http://127.0.0.1:" + of(service);
    }

    /** The address where it answers about its health and its figures. */
    public String managementUrlOf(Service service) {
        return "http://127.0.0.1:" + managementOf(service);
    }

    /** Makes sure that nobody listens on any of the ports. */
    void requireFree() {
        for (Service service : Service.values()) {
            requireFree(of(service), service.processName());
            requireFree(managementOf(service), service.processName() + " (management)");
        }
        requireFree(database(), "PostgreSQL");
    }

    private static void requireFree(int port, String user) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the services do it: a port in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new PlainFailure("Port " + port + ", for " + user
                    + ", is taken by another program. Stop that, or choose other ports with --port-base N.");
        }
    }
}
