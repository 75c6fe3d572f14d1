package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;

/** The way back in when every admin key of the local account is lost: a row in the database that we own anyway. */
final class KeyRecovery {
    private static final String INSERT =
            "INSERT INTO api_keys (account_id, key_id, name, key_hash, roles) VALUES (?, ?, ?, ?, ARRAY['admin'])";

    private final int databasePort;
    private final Secrets secrets;

    KeyRecovery(int databasePort, Secrets secrets) {
        this.databasePort = databasePort;
        this.secrets = secrets;
    }

    String newAdminKey(String account, String name) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        String key = "cq_live_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + PostgresServer.DATABASE;
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.ROLE, secrets.rolePassword());
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, account);
            insert.setString(2, UUID.randomUUID().toString());
            insert.setString(3, name);
            insert.setBytes(4, sha256(key));
            insert.executeUpdate();
            return key;
        } catch (SQLException e) {
            throw new PlainFailure("No new admin key could be written: " + e.getMessage(), e);
        }
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
