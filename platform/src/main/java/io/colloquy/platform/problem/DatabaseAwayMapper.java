package io.colloquy.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.ConnectException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From a failure of the database to the answer: 503 while it is away, a plain 500 otherwise. */
class DatabaseAwayMapper {
    private static final Logger LOG = Logger.getLogger(DatabaseAwayMapper.class);

    @ServerExceptionMapper({PgException.class, VertxException.class, NoStackTraceThrowable.class, ConnectException.class
    })
    Response map(Throwable failure, UriInfo uri) {
        HttpProblem problem = DatabaseAway.problem(failure).orElseGet(() -> {
            LOG.error("database query failed", failure);
            return Problems.of(
                    Response.Status.INTERNAL_SERVER_ERROR,
                    "internal-error",
                    "Something went wrong on our side; the log has the reason. Sending it again is harmless");
        });
        return Problems.answer(problem, uri);
    }
}
