package io.colloquy.report.aggregate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Writes conversations with their anomalies, and finds the one that the database refuses among its neighbours. */
@ApplicationScoped
class FactWriter {
    private static final Logger LOG = Logger.getLogger(FactWriter.class);

    private final FactStore facts;
    private final AnomalyStore anomalies;

    FactWriter(FactStore facts, AnomalyStore anomalies) {
        this.facts = facts;
        this.anomalies = anomalies;
    }

    /**
     * Writes these conversations, in {@link Claim#DATABASE_ORDER}. A value that the database refuses fails its
     * conversation alone: the others are written.
     *
     * @return the conversations that could not be written
     */
    Uni<List<Folded>> write(SqlConnection connection, String accountId, List<Folded> conversations) {
        if (conversations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return run(connection, "SAVEPOINT chunk")
                .chain(() -> facts.write(connection, accountId, conversations))
                .chain(written -> anomalies.replace(connection, accountId, only(conversations, written)))
                .chain(() -> run(connection, "RELEASE SAVEPOINT chunk"))
                .replaceWith(List.<Folded>of())
                .onFailure(FactWriter::isRefusedValue)
                .recoverWithUni(failure -> run(connection, "ROLLBACK TO SAVEPOINT chunk; RELEASE SAVEPOINT chunk")
                        .chain(() -> divide(connection, accountId, conversations, failure)));
    }

    private Uni<List<Folded>> divide(
            SqlConnection connection, String accountId, List<Folded> conversations, Throwable failure) {
        if (conversations.size() == 1) {
            Folded refused = conversations.getFirst();
            LOG.errorf(failure, "facts refused account=%s conversation=%s", accountId, refused.conversationId());
            return Uni.createFrom().item(List.of(Folded.failed(refused.conversationId(), refused.eventCount())));
        }
        int half = conversations.size() / 2;
        return write(connection, accountId, conversations.subList(0, half)).chain(failed -> write(
                        connection, accountId, conversations.subList(half, conversations.size()))
                .map(others -> Stream.concat(failed.stream(), others.stream()).toList()));
    }

    /** SQLSTATE classes 22 (value out of range …), 23 (constraint), 54 (too large): it would fail again. */
    private static boolean isRefusedValue(Throwable failure) {
        if (!(failure instanceof PgException pg) || pg.getSqlState() == null) {
            return false;
        }
        String state = pg.getSqlState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    private static List<Folded> only(List<Folded> conversations, Set<String> written) {
        return conversations.stream()
                .filter(folded -> written.contains(folded.conversationId()))
                .toList();
    }

    private static Uni<Void> run(SqlConnection connection, String statement) {
        return connection.query(statement).execute().replaceWithVoid();
    }
}
