package io.colloquy.ingest.limit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Throws away what is still being sent after a refusal that came before the body was read. Many clients look for the
 * answer only after they have sent everything: they would wait for ever.
 */
class UnreadBodies {
    private static final int REFUSED = 400;

    @ServerResponseFilter
    void discard(HttpServerRequest request, ContainerResponseContext response) {
        if (response.getStatus() < REFUSED) {
            return;
        }
        // The connection's lock: else the body might end between the question and what follows.
        synchronized (request.connection()) {
            if (!request.isEnded()) {
                request.handler(piece -> {});
                request.resume();
            }
        }
    }
}
