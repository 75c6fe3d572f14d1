package io.colloquy.ingest.inbox;

import io.colloquy.ingest.TestAccount;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.inbox.InboxStore.Due;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.quarkus.test.junit.QuarkusMock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Steps the translation, which does not run by itself in tests, and looks into the tables. */
@ApplicationScoped
class InboxFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TranslationService translation;
    private final AccountDatabase database;

    InboxFixture(TranslationService translation, AccountDatabase database) {
        this.translation = translation;
        this.database = database;
    }

    /** Makes every connection speak the test channel. */
    static TestChannel speak() {
        TestChannel channel = new TestChannel();
        QuarkusMock.installMockForType(
                new Adapters() {
                    @Override
                    Optional<ChannelAdapter> of(String provider) {
                        return Optional.of(channel);
                    }
                },
                Adapters.class);
        return channel;
    }

    /** Translates all that is due for the connection. */
    void translate(TestConnection connection) {
        while (step(connection) > 0) {}
    }

    /** One transaction of it; how many requests. */
    int step(TestConnection connection) {
        return await(translation.step(due(connection)));
    }

    Due due(TestConnection connection) {
        return new Due(connection.account().id(), connection.id());
    }

    /** The channel's events in the log, by key and type, in the order of their times. */
    List<String> events(TestConnection connection) {
        return query(connection.account(), """
                SELECT type || ' ' || event_id FROM events
                WHERE account_id = $1 AND source = '/connections/' || $2 ORDER BY occurred_at, event_id
                """, connection.id(), row -> row.getString(0));
    }

    <T> List<T> query(TestAccount account, String sql, String parameter, Function<Row, T> read) {
        return inAccount(account, connection -> connection
                .preparedQuery(sql)
                .execute(Tuple.of(account.id(), parameter))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(read)
                        .toList()));
    }

    <T> T inAccount(TestAccount account, Function<SqlConnection, Uni<T>> work) {
        return await(database.inAccount(account.id(), work));
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
