package io.colloquy.platform.problem;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From a failure of the database to the answer: 503 while it is away, a plain 500 otherwise. */
class DatabaseAwayMapper {
    @ServerExceptionMapper({
        PgException.class,
        VertxException.class,
        NoStackTraceThrowable.class,
        CompositeException.class,
        // A connection that was refused, reset or closed while it was in use.
        IOException.class
    })
    Response map(Throwable failure, UriInfo uri) {
        return DatabaseAway.answer(failure, uri);
    }
}
