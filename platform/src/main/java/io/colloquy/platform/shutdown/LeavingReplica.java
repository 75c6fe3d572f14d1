package io.colloquy.platform.shutdown;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sends clients elsewhere while a replica that is about to stop still answers ({@code quarkus.shutdown.delay}): each answer
 * says that its connection ends with it. New connections lead to other replicas by then, but one that is kept open would
 * lead here until it gets a 503.
 */
@ApplicationScoped
class LeavingReplica {
    /** Before anything that may answer. */
    private static final int FIRST = 1_000;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FIRST);
    }

    private void filter(RoutingContext context) {
        // Not before the answer's head: a request may have begun before.
        context.addHeadersEndHandler(head -> {
            if (leaving && context.request().version() == HttpVersion.HTTP_1_1) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.next();
    }
}
