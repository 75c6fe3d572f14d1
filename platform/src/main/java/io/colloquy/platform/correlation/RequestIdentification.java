package io.colloquy.platform.correlation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Gives each request its id: in the answer, and in every line that is logged while it is worked on. */
@ApplicationScoped
class RequestIdentification {
    private static final String HEADER = "X-Request-Id";
    private static final String TRACE_PARENT = "traceparent";
    /** The member of a log line's {@code mdc}. */
    private static final String LOGGED = "requestId";
    /** Filters with higher numbers come first. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(RequestIdentification::identify, FIRST);
    }

    private static void identify(RoutingContext request) {
        String id = RequestId.of(
                request.request().getHeader(HEADER), request.request().getHeader(TRACE_PARENT));
        request.response().putHeader(HEADER, id);
        MDC.put(LOGGED, id);
        request.next();
    }
}
