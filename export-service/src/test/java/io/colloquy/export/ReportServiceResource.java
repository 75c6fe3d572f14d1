package io.colloquy.export;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server in the place of report-service for transcripts: tests say what it answers. */
public final class ReportServiceResource implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;
    private ExecutorService executor;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor = Executors.newCachedThreadPool();
        server.setExecutor(executor);
        server.start();
        return Map.of(
                "quarkus.rest-client.transcripts.url",
                "http://localhost:" + server.getAddress().getPort(),
                "colloquy.export.transcripts.retry-after",
                "10ms",
                "colloquy.export.transcripts.patience",
                "500ms",
                "colloquy.export.transcripts.most-missing",
                "3");
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(server, new TestInjector.MatchesType(HttpServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            executor.shutdownNow();
        }
    }
}
