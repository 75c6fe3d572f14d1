package io.colloquy.ingest.account;

import io.colloquy.platform.problem.DatabaseAway;
import io.colloquy.platform.problem.Problems;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Hibernate wraps the client's failures: 503 while the database is away, a plain 500 otherwise. */
class PersistenceFailureMapper {
    private static final Logger LOG = Logger.getLogger(PersistenceFailureMapper.class);

    @ServerExceptionMapper(PersistenceException.class)
    Response map(PersistenceException failure) {
        return DatabaseAway.problem(failure)
                .orElseGet(() -> {
                    LOG.error("accounts or keys could not be read or written", failure);
                    return Problems.of(
                            Response.Status.INTERNAL_SERVER_ERROR,
                            "internal-error",
                            "Something went wrong on our side; the log has the reason. Sending it again is harmless");
                })
                .toResponse();
    }
}
