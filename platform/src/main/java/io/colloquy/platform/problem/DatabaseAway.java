package io.colloquy.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells a database that is away (503, come back) from a defect (500). */
public final class DatabaseAway {
    private static final Logger LOG = Logger.getLogger(DatabaseAway.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private DatabaseAway() {}

    /** The 503 to answer if {@code failure} says that the database cannot be reached now; empty for anything else. */
    public static Optional<HttpProblem> problem(Throwable failure) {
        return isAway(failure) ? Optional.of(unavailable("The database is away")) : Optional.empty();
    }

    /** The 503 of a database that has not seen yet what the request goes on from. */
    public static HttpProblem behind() {
        return unavailable("The database that was asked is behind the one that answered before");
    }

    /** The answer to a request that failed at the database: 503 while it is away; else a defect, 500 and an entry in the log. */
    public static Response answer(Throwable failure, UriInfo uri) {
        HttpProblem problem = problem(failure).orElseGet(() -> {
            LOG.error("request failed", failure);
            return Problems.of(
                    Response.Status.INTERNAL_SERVER_ERROR,
                    "internal-error",
                    "Something went wrong on our side; the log has the reason. Sending it again is harmless");
        });
        return Problems.answer(problem, uri);
    }

    private static HttpProblem unavailable(String why) {
        return Problems.builder(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "unavailable",
                        why + "; send it again after Retry-After seconds")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /**
     * SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown); broken sockets; an exhausted pool. And 40001, by which
     * a hot standby gives up a query that holds up its replay: nothing here asks for what else that stands for.
     */
    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                String state = pg.getSqlState();
                return state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P")
                                || state.equals("40001"));
            }
            if (isBrokenConnection(cause) || cause instanceof ClosedConnectionException || isClosedOrExhausted(cause)) {
                return true;
            }
            // A statement that failed, and a rollback that failed for it: either may tell.
            if (cause instanceof CompositeException several
                    && several.getCauses().stream().anyMatch(DatabaseAway::isAway)) {
                return true;
            }
        }
        return false;
    }

    /** Java says of a connection that was reset nothing but IOException; those of files and of JSON are none. */
    private static boolean isBrokenConnection(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof FileSystemException)
                && !(cause instanceof JacksonException);
    }

    /** The client has no types of its own for these, only messages. */
    private static boolean isClosedOrExhausted(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
                && (message.contains("closed") || message.startsWith("Connection") || message.equals("Timeout"));
    }
}
