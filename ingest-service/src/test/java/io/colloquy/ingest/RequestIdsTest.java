package io.colloquy.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is found by its id: in its answer, and in what is logged while it is worked on. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class RequestIdsTest {
    private static final String HEADER = "X-Request-Id";

    private final CopyOnWriteArrayList<String> ids = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            // Logged by the library of problems for each that is answered.
            if (record.getLoggerName().equals("http-problem") && record instanceof ExtLogRecord own) {
                ids.add(String.valueOf(own.getMdc("requestId")));
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(handler);
    }

    @Test
    void answerAndLogNameTheRequestAsItsCallerDoes() {
        String id = "test-" + UUID.randomUUID();

        Response answer = given().header(HEADER, id).get("/v1/settings");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header(HEADER)).isEqualTo(id);
        assertThat(ids).contains(id);
    }

    @Test
    void requestWithoutAnIdIsGivenOne() {
        String one = given().get("/v1/settings").header(HEADER);
        String other = given().get("/v1/settings").header(HEADER);

        assertThat(one).isNotBlank().isNotEqualTo(other);
        assertThat(ids).contains(one, other);
    }
}
