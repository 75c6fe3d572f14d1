package io.colloquy.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseAwayTest {
    /** As they were seen when PostgreSQL was stopped under load. */
    static Stream<Throwable> ofADatabaseThatIsAway() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new IOException("Connection reset by peer"),
                new ClosedChannelException(),
                new PgException("terminating connection due to administrator command", "FATAL", "57P01", null),
                new PgException("the database system is starting up", "FATAL", "57P03", null),
                new PgException("canceling statement due to conflict with recovery", "ERROR", "40001", null),
                new IllegalStateException(ClosedConnectionException.INSTANCE),
                new CompositeException(
                        new IllegalStateException("rollback"),
                        new IllegalStateException(ClosedConnectionException.INSTANCE)));
    }

    static Stream<Throwable> ofADefect() {
        return Stream.of(
                new PgException("duplicate key value", "ERROR", "23505", null),
                new NoSuchFileException("a file"),
                new JsonParseException("a document"),
                new IllegalStateException("closed"),
                new CompositeException(new IllegalStateException(), new PgException("", "ERROR", "42601", null)));
    }

    @ParameterizedTest
    @MethodSource("ofADatabaseThatIsAway")
    void whoeverAsksWhileTheDatabaseIsAwayIsToldWhenToComeBack(Throwable failure) {
        assertThat(DatabaseAway.problem(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsKey("Retry-After");
        });
    }

    @ParameterizedTest
    @MethodSource("ofADefect")
    void anotherFailureIsNoneOfADatabaseThatIsAway(Throwable failure) {
        assertThat(DatabaseAway.problem(failure)).isEmpty();
    }
}
