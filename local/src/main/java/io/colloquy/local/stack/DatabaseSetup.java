package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** Makes the ordinary role and its database, and sees to it that the server is durable. */
final class DatabaseSetup {
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final int port;
    private final Secrets secrets;

    DatabaseSetup(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    void apply() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                requireOn(statement, setting);
            }
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + PostgresServer.ROLE + "'")) {
                statement.execute("CREATE ROLE " + PostgresServer.ROLE
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS");
            }
            // The password is drawn from the alphabet of Base64 URLs: there is nothing to quote in it.
            statement.execute("ALTER ROLE " + PostgresServer.ROLE + " PASSWORD '" + secrets.rolePassword() + "'");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + PostgresServer.DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + PostgresServer.DATABASE + " OWNER " + PostgresServer.ROLE);
            }
        } catch (SQLException e) {
            throw new PlainFailure("The database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresServer.SUPERUSER);
        properties.setProperty("password", secrets.superuserPassword());
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (var rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            if (!"on".equals(rows.getString(1))) {
                throw new PlainFailure("PostgreSQL runs with " + setting + " = " + rows.getString(1)
                        + ", so what it acknowledges could be lost. Look for the setting in its configuration.");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
