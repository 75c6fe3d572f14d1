package io.colloquy.export;

import static io.restassured.RestAssured.given;

import io.colloquy.platform.security.ApiKeyHash;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** An account of one test alone, with a key of each role and rows of its own, written by SQL. */
public final class TestAccount {
    private final String id = "account-" + UUID.randomUUID();

    /** With UTC as its zone. */
    public static TestAccount create() {
        return create("UTC");
    }

    public static TestAccount create(String timezone) {
        TestAccount account = new TestAccount();
        account.sql("INSERT INTO accounts (account_id, name, timezone) VALUES (?, 'Test', ?)", account.id, timezone);
        for (String role : new String[] {"ingest", "viewer", "operator", "admin"}) {
            account.sql(
                    "INSERT INTO api_keys (account_id, key_id, name, key_hash, roles) VALUES (?, ?, 'Test', ?, ARRAY[?])",
                    account.id,
                    role,
                    ApiKeyHash.of(account.key(role)),
                    role);
        }
        return account;
    }

    public String id() {
        return id;
    }

    public String key(String role) {
        return "cq_live_" + role + "_" + id;
    }

    public RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + key(role));
    }

    public Response ask(String role, String body) {
        return as(role).contentType(ContentType.JSON).body(body).post("/v1/exports");
    }

    /** Asks for a job that is accepted. */
    public UUID export(String body) {
        Response response = ask("admin", body);
        if (response.statusCode() != 202) {
            throw new AssertionError(response.statusCode() + ": " + response.asString());
        }
        return UUID.fromString(response.jsonPath().getString("id"));
    }

    /** A conversation with these columns of conversation_facts; values are text that PostgreSQL reads as the type. */
    public void conversation(String conversationId, String openedAt, Map<String, String> columns) {
        Map<String, String> all = new LinkedHashMap<>(columns);
        all.put("account_id", id);
        all.put("conversation_id", conversationId);
        all.put("opened_at", openedAt);
        all.putIfAbsent("environment", "production");
        StringBuilder names = new StringBuilder("event_count");
        StringBuilder values = new StringBuilder("1");
        all.forEach((column, value) -> {
            names.append(", ").append(column);
            values.append(", '").append(value.replace("'", "''")).append('\'');
        });
        sql("INSERT INTO conversation_facts (" + names + ") VALUES (" + values + ")");
    }

    /** What ingest-service would store for these settings. */
    public void settings(int exportMaxDays, int exportMaxLive, String publicBaseUrl) {
        sql(
                "INSERT INTO account_settings (account_id, week_start, fcr_window_days, sla_business_time, export_max_days, "
                        + "export_max_live, public_base_url, updated_at) VALUES (?, 'monday', 7, false, ?, ?, ?, now())",
                id,
                exportMaxDays,
                exportMaxLive,
                publicBaseUrl);
    }

    /** Everything received up to now is in the facts. */
    public void factsAreComplete() {
        sql("UPDATE aggregation_horizon SET confirmed_at = clock_timestamp()");
    }

    /** Runs a statement as the services' role, for every account. */
    public int sql(String statement, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The first value of the first row. */
    public String value(String query, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            try (var rows = prepared.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        Connection connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('colloquy.account', '*', false)");
        }
        return connection;
    }
}
