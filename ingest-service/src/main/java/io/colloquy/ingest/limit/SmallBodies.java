package io.colloquy.ingest.limit;

import io.colloquy.platform.problem.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds the bodies of all requests but events, which bound theirs themselves: a stream of events has no end, and
 * Quarkus has but one bound for all.
 */
class SmallBodies {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LARGEST = MEGABYTE;
    private static final long LARGEST_OF_CHANNELS = 10 * MEGABYTE;
    private static final String EVENTS = "/v1/events";
    private static final String CHANNELS = "/v1/channels/";

    /** Where Quarkus' reading of a body without an announced length finds its bound. */
    private static final String BOUND = "io.quarkus.max-request-size";

    @ServerRequestFilter(preMatching = true)
    Optional<Response> check(RoutingContext context) {
        if (context.request().path().equals(EVENTS)) {
            return Optional.empty();
        }
        long largest = context.request().path().startsWith(CHANNELS) ? LARGEST_OF_CHANNELS : LARGEST;
        context.put(BOUND, largest);
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() <= 6 || Long.parseLong(length) <= largest) {
            return Optional.empty();
        }
        // What is still being sent is thrown away: who sends it may look for the answer only after that.
        context.request().resume();
        return Optional.of(Problems.of(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "too-large",
                        "Such a body has at most %d MB".formatted(largest / MEGABYTE))
                .toResponse());
    }
}
