package io.colloquy.local.bench;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One address for the replicas of a service, as a Service of Kubernetes gives one: a new connection goes to a replica that
 * its probe has found ready, one after the other; one that is open stays where it is until either side closes it.
 */
final class ReplicaProxy implements AutoCloseable {
    /** As the readiness probe of the manifests: one bad answer is enough. */
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String HOST = "127.0.0.1";

    /**
     * Where a replica may be.
     *
     * @param port where it serves
     * @param management the address of its management port
     */
    record Endpoint(int port, String management) {}

    private final List<Endpoint> endpoints;
    private final List<Endpoint> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final HttpClient prober =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final NetServer server;
    private final NetClient client;
    private final Thread probes;

    ReplicaProxy(Vertx vertx, List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.server = vertx.createNetServer(
                        new NetServerOptions().setHost(HOST).setPort(0).setTcpNoDelay(true))
                .connectHandler(this::connect);
        server.listen().toCompletionStage().toCompletableFuture().join();
        this.probes = Thread.ofPlatform().daemon().name("probes").start(this::probe);
    }

    /** The address. */
    String url() {
        return "http://" + HOST + ":" + server.actualPort();
    }

    /** How many connections led to nobody. */
    long refused() {
        return refused.get();
    }

    /** Waits until a replica is, or is no longer, among those that new connections go to. */
    void await(int port, boolean served) {
        while (ready.stream().anyMatch(endpoint -> endpoint.port() == port) != served) {
            Tally.pause(Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        probes.interrupt();
        prober.shutdownNow();
        server.close();
        client.close();
    }

    private void connect(NetSocket caller) {
        List<Endpoint> now = List.copyOf(ready);
        if (now.isEmpty()) {
            refused.incrementAndGet();
            caller.close();
            return;
        }
        Endpoint replica = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
        caller.pause();
        client.connect(replica.port(), HOST)
                .onSuccess(callee -> {
                    // Each closes the other when it ends.
                    caller.pipeTo(callee);
                    callee.pipeTo(caller);
                    caller.resume();
                })
                .onFailure(nobody -> {
                    refused.incrementAndGet();
                    caller.close();
                });
    }

    private void probe() {
        try {
            while (true) {
                for (Endpoint endpoint : endpoints) {
                    boolean was = ready.contains(endpoint);
                    boolean is = isReady(endpoint);
                    if (is && !was) {
                        ready.add(endpoint);
                    } else if (was && !is) {
                        ready.remove(endpoint);
                    }
                }
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(Endpoint endpoint) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.management() + "/q/health/ready"))
                .timeout(TIMEOUT)
                .build();
        try {
            return prober.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        }
    }
}
