package io.colloquy.ingest.inbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds what all webhook bodies together take in memory, from before they are read until they are answered. Who comes
 * beyond that is asked to come again (503): channels do.
 */
@Singleton
class WebhookAdmission {
    /** The most bytes of one body. */
    static final long LARGEST = 10L * 1024 * 1024;

    private static final String PREFIX = "/v1/channels/";
    private static final long MOST = 64L * 1024 * 1024;
    private static final int SHARE_OF_HEAP = 4;

    private final AtomicLong free =
            new AtomicLong(Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, 2 * LARGEST, MOST));

    @ServerRequestFilter(preMatching = true)
    void admit(RoutingContext context) {
        if (!context.request().path().startsWith(PREFIX)) {
            return;
        }
        long bytes = announced(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            context.request().resume();
            throw WebhookService.busy();
        }
        context.addEndHandler(ended -> free.addAndGet(bytes));
    }

    /** A body that does not announce its length may have the largest. */
    private static long announced(String length) {
        return length == null || length.length() > 8 ? LARGEST : Math.min(Long.parseLong(length), LARGEST);
    }
}
