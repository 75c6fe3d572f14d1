package io.colloquy.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The HTTP side of an OIDC issuer, for tests: a discovery document and the keys that {@link TestIssuer} puts there. Away
 * (503) until then. By {@code @QuarkusTestResource(TokenIssuerServer.class)}.
 */
public final class TokenIssuerServer implements QuarkusTestResourceLifecycleManager {
    /** What tokens must be made for. */
    public static final String AUDIENCE = "colloquy-of-the-tests";

    static final String KEYS = "/keys";
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final AtomicReference<String> keys = new AtomicReference<>("");
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        return Map.of(
                "colloquy.oidc.issuer",
                issuer(),
                "colloquy.oidc.audience",
                AUDIENCE,
                // A test that changes the keys does not wait.
                "quarkus.oidc.token.forced-jwk-refresh-interval",
                "0S",
                "quarkus.oidc.token.lifespan-grace",
                "0");
    }

    private String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.equals(KEYS) && exchange.getRequestMethod().equals("PUT")) {
            keys.set(new String(sent, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        } else if (keys.get().isEmpty()) {
            exchange.sendResponseHeaders(503, -1);
        } else if (path.equals(DISCOVERY)) {
            // The endpoint for introspection is there to be left alone.
            send(exchange, """
                    {"issuer": "%1$s", "jwks_uri": "%1$s%2$s", "introspection_endpoint": "%1$s/introspect"}
                    """.formatted(issuer(), KEYS));
        } else if (path.equals(KEYS)) {
            send(exchange, keys.get());
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
