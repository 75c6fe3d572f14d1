package io.colloquy.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colloquy.ingest.TestAccount;
import io.colloquy.platform.secret.SecretVault;
import io.colloquy.platform.secret.SecretsConfig;
import io.colloquy.platform.secret.UnreadableSecret;
import io.colloquy.platform.tenancy.AccountDatabase;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class SecretRotationTest {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final String NEW_KEY = "8mMhMKTTy1NVXU2yPJ0xrrKrKa6VgOLUV1EpNFVnX1k=";

    @Inject
    AccountDatabase database;

    @Inject
    ConnectionStore store;

    @Inject
    SecretVault installed;

    private final String id = "r-" + UUID.randomUUID();

    @Test
    void aChangedKeyTakesOverEverySecret() {
        TestAccount account = TestAccount.create();
        put(account, id);
        SecretVault changing = vault(NEW_KEY, InstallationKeys.SECRETS);

        rotate(changing);

        try {
            assertThat(find(id, vault(NEW_KEY, null)).secrets()).containsExactly("geheim-1", "geheim-2");
            assertThat(find(id, vault(NEW_KEY, null)).verifyToken()).isEqualTo("geheim-3");
            assertThatThrownBy(() -> find(id, installed)).isInstanceOf(UnreadableSecret.class);
            assertThat(rotate(changing)).isZero();
        } finally {
            rotate(vault(InstallationKeys.SECRETS, NEW_KEY));
        }
        assertThat(find(id, installed).secrets()).containsExactly("geheim-1", "geheim-2");
    }

    @Test
    void aRowThatWasCopiedToAnotherConnectionDoesNotOpen() {
        TestAccount account = TestAccount.create();
        put(account, id);
        put(account, id + "-2");

        database.inAccount(
                        account.id(),
                        connection -> connection.preparedQuery("""
                                UPDATE connections SET secrets = (SELECT secrets FROM connections WHERE connection_id = $2)
                                WHERE account_id = $1 AND connection_id = $3
                                """).execute(Tuple.of(account.id(), id, id + "-2")))
                .await()
                .atMost(WAIT);

        assertThat(find(id, installed).secrets()).hasSize(2);
        assertThatThrownBy(() -> find(id + "-2", installed))
                .isInstanceOf(UnreadableSecret.class)
                .hasMessageContaining(id + "-2")
                .hasMessageNotContaining("geheim");
    }

    private long rotate(SecretVault vault) {
        return new SecretRotation(database, store, vault).sealAnew().await().atMost(WAIT);
    }

    /** Through a catalog of its own: nothing is kept from before. */
    private OpenConnection find(String connectionId, SecretVault vault) {
        return new ConnectionCatalog(database, store, vault)
                .find(connectionId)
                .await()
                .atMost(WAIT)
                .orElseThrow();
    }

    private static void put(TestAccount account, String connectionId) {
        account.asAdmin()
                .contentType("application/json")
                .body("""
                        {"channel":"custom","name":"n","secrets":["geheim-1","geheim-2"],"verifyToken":"geheim-3"}""")
                .put("/v1/connections/" + connectionId)
                .then()
                .statusCode(200);
    }

    private static SecretVault vault(String key, String previous) {
        return new SecretVault(new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of(key);
            }

            @Override
            public Optional<String> previousKey() {
                return Optional.ofNullable(previous);
            }
        });
    }
}
