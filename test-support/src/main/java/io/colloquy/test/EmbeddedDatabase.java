package io.colloquy.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL for tests: one server a JVM, a fresh migrated database for each start, owned by an ordinary role as
 * in production. Durability is off: no test of this kind claims any.
 *
 * <p>Use it by {@code @QuarkusTestResource(EmbeddedDatabase.class)}, or {@link #create()} without Quarkus.
 */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String ROLE = "colloquy";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    /** Where a database is. */
    public record Database(String host, int port, String name, String user, String password) {
        /** The address for JDBC. */
        public String jdbcUrl() {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
        }

        /** The address for the reactive client. */
        public String reactiveUrl() {
            return "postgresql://%s:%d/%s".formatted(host, port, name);
        }

        /** The address and role as Quarkus configuration. */
        public Map<String, String> configuration() {
            return Map.of(
                    "quarkus.datasource.username",
                    user,
                    "quarkus.datasource.password",
                    password,
                    "quarkus.datasource.jdbc.url",
                    jdbcUrl(),
                    "quarkus.datasource.reactive.url",
                    reactiveUrl());
        }
    }

    /** A fresh database with all migrations applied. */
    public static Database create() {
        String name = ROLE + NUMBER.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + ROLE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database", e);
        }
        Database database = new Database("localhost", server().getPort(), name, ROLE, ROLE);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        return database;
    }

    @Override
    public Map<String, String> start() {
        return create().configuration();
    }

    @Override
    public void stop() {
        // The server ends with the JVM: starting one takes seconds, and every start has a database of its own.
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(EmbeddedDatabase::close));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start the embedded PostgreSQL", e);
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s' NOSUPERUSER".formatted(ROLE, ROLE));
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create the test role", e);
            }
        }
        return server;
    }

    private static void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the embedded PostgreSQL", e);
        }
    }
}
