package io.colloquy.local.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whom callbacks are sent to on this machine: at {@link #ALLOWED} one that answers, one that sends on to an inner address, one
 * that never comes to the end of its answer, and one that is away; at {@link #INNER} one that nobody may reach.
 */
final class HostileTargets implements AutoCloseable {
    static final String ALLOWED = "127.0.0.2";
    static final String INNER = "127.0.0.3";

    private static final long DRIP_MILLIS = 300;

    private final HttpServer outer;
    private final HttpServer inner;
    private final ServerSocket slow;
    private final int away;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger reachedInner = new AtomicInteger();

    HostileTargets() throws IOException {
        outer = HttpServer.create(new InetSocketAddress(ALLOWED, 0), 0);
        inner = HttpServer.create(new InetSocketAddress(INNER, 0), 0);
        slow = new ServerSocket();
        slow.bind(new InetSocketAddress(ALLOWED, 0));
        try (ServerSocket closed = new ServerSocket()) {
            closed.bind(new InetSocketAddress(ALLOWED, 0));
            away = closed.getLocalPort();
        }
        inner.createContext("/", exchange -> {
            reachedInner.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        outer.createContext("/good", exchange -> {
            delivered.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        outer.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", inner());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        for (HttpServer server : new HttpServer[] {outer, inner}) {
            server.setExecutor(threads);
            server.start();
        }
        threads.execute(this::accept);
    }

    String good() {
        return outer("/good");
    }

    String redirecting() {
        return outer("/redirect");
    }

    String slow() {
        return "http://" + ALLOWED + ":" + slow.getLocalPort() + "/slow";
    }

    String away() {
        return "http://" + ALLOWED + ":" + away + "/away";
    }

    String inner() {
        return "http://" + INNER + ":" + inner.getAddress().getPort() + "/inner";
    }

    /** How many calls the one that answers got. */
    int delivered() {
        return delivered.get();
    }

    /** How many requests came to the inner address. */
    int reachedInner() {
        return reachedInner.get();
    }

    @Override
    public void close() throws IOException {
        outer.stop(0);
        inner.stop(0);
        slow.close();
        threads.shutdownNow();
    }

    private String outer(String path) {
        return "http://" + ALLOWED + ":" + outer.getAddress().getPort() + path;
    }

    private void accept() {
        while (!slow.isClosed()) {
            try {
                Socket caller = slow.accept();
                threads.execute(() -> drip(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Headers that never end, a letter at a time. */
    private static void drip(Socket caller) {
        try (caller) {
            caller.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes());
            while (true) {
                caller.getOutputStream().write('a');
                Thread.sleep(DRIP_MILLIS);
            }
        } catch (IOException callerGone) {
            // What was to be seen.
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
