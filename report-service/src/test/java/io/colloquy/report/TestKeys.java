package io.colloquy.report;

import io.colloquy.platform.security.ApiKeyHash;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Keys for the database under test, stored as ingest-service does. */
public final class TestKeys {
    private TestKeys() {}

    /** Makes the account, if it is not there, and a key of it with these roles. */
    public static String create(String account, String... roles) {
        String key = "cq_live_" + UUID.randomUUID();
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var makeAccount = connection.prepareStatement(
                        "INSERT INTO accounts (account_id, name, timezone) VALUES (?, ?, 'UTC') ON CONFLICT DO NOTHING");
                var makeKey = connection.prepareStatement(
                        "INSERT INTO api_keys (account_id, key_id, name, key_hash, roles) VALUES (?, ?, 'test', ?, ?)")) {
            makeAccount.setString(1, account);
            makeAccount.setString(2, account);
            makeAccount.execute();
            makeKey.setString(1, account);
            makeKey.setString(2, UUID.randomUUID().toString());
            makeKey.setBytes(3, ApiKeyHash.of(key));
            makeKey.setArray(4, connection.createArrayOf("text", roles));
            makeKey.execute();
            return key;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
