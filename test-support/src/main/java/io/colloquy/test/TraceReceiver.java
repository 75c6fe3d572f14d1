package io.colloquy.test;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Takes traces as a collector does (OTLP over HTTP). What was received so far, one body after the other, is answered to
 * {@code GET /received}. By {@code @QuarkusTestResource(TraceReceiver.class, restrictToAnnotatedClass = true)}.
 */
public final class TraceReceiver implements QuarkusTestResourceLifecycleManager {
    /** Where it is, in the configuration of the test. */
    public static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            synchronized (received) {
                received.writeBytes(exchange.getRequestBody().readAllBytes());
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/received", exchange -> {
            byte[] body;
            synchronized (received) {
                body = received.toByteArray();
            }
            if (body.length == 0) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        return Map.of(
                "quarkus.otel.sdk.disabled",
                "false",
                ENDPOINT,
                "http://localhost:" + server.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.bsp.schedule.delay",
                "50ms");
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
