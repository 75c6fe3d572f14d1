package io.colloquy.export.job;

import io.colloquy.platform.problem.DatabaseAway;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Hibernate wraps the client's failures: 503 while the database is away, a plain 500 otherwise. */
class PersistenceFailureMapper {
    @ServerExceptionMapper(PersistenceException.class)
    Response map(PersistenceException failure, UriInfo uri) {
        return DatabaseAway.answer(failure, uri);
    }
}
