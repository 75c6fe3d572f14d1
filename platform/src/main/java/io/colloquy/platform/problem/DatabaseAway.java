package io.colloquy.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/** Tells a database that is away (503, come back) from a defect (500). */
public final class DatabaseAway {
    private static final String RETRY_AFTER_SECONDS = "2";

    private DatabaseAway() {}

    /** The 503 to answer if {@code failure} says that the database cannot be reached now; empty for anything else. */
    public static Optional<HttpProblem> problem(Throwable failure) {
        return isAway(failure)
                ? Optional.of(Problems.builder(
                                Response.Status.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "The database is away; send it again after Retry-After seconds")
                        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build())
                : Optional.empty();
    }

    /** SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown); broken sockets; an exhausted pool. */
    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                String state = pg.getSqlState();
                return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
            }
            if (cause instanceof IOException
                    || cause instanceof ClosedConnectionException
                    || isClosedOrExhausted(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The client has no types of its own for these, only messages. */
    private static boolean isClosedOrExhausted(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
                && (message.contains("closed") || message.startsWith("Connection") || message.equals("Timeout"));
    }
}
