package io.colloquy.export.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.ExportTestResources;
import io.colloquy.export.TestAccount;
import io.colloquy.platform.secret.SecretVault;
import io.colloquy.platform.secret.SecretsConfig;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of callbacks: made by admins, shown once, sealed in the database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(ExportTestResources.class)
class CallbackSecretTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String NEW_KEY = "8mMhMKTTy1NVXU2yPJ0xrrKrKa6VgOLUV1EpNFVnX1k=";

    @Inject
    CallbackSecretStore store;

    @Inject
    CallbackConfig config;

    private final TestAccount account = TestAccount.create();

    @Test
    void secretIsShownOnceAndSealedInTheDatabase() {
        // when
        Response made = make();
        // then
        String secret = made.path("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(made.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(account.as("admin").get("/v1/callback-secrets").asString())
                .contains(made.<String>path("id"))
                .doesNotContain("whsec_");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertThat(account.value(
                        "SELECT encode(secret, 'hex') FROM callback_secrets WHERE account_id = ?", account.id()))
                .hasSizeGreaterThan(2 * key.length)
                .doesNotContain(HexFormat.of().formatHex(key))
                .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void atMostTheSecretInUseAndTheOneBeforeSign() {
        String first = make().path("id");
        String second = make().path("id");
        String third = make().path("id");
        List<String> valid = account.as("admin").get("/v1/callback-secrets").path("secrets.id");
        assertThat(valid).containsExactly(third, second).doesNotContain(first);
    }

    @Test
    void deletedSecretSignsNoMore() {
        String id = make().path("id");
        assertThat(account.as("admin").delete("/v1/callback-secrets/" + id).statusCode())
                .isEqualTo(204);
        assertThat(account.as("admin").delete("/v1/callback-secrets/" + id).statusCode())
                .isEqualTo(404);
        assertThat(account.ask("admin", body("https://example.com/")).jsonPath().getString("violations[0].message"))
                .contains("POST /v1/callback-secrets");
    }

    @Test
    void secretOfAnotherAccountIsNotDeleted() {
        String id = make().path("id");
        assertThat(TestAccount.create()
                        .as("admin")
                        .delete("/v1/callback-secrets/" + id)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://[::ffff:10.0.0.1]/",
                "https://user@example.com/"
            })
    void addressThatMayNotBeCalledIsRefusedWithTheJob(String url) {
        make();
        Response refused = account.ask("admin", body(url));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("violations.field")).containsExactly("callbackUrl");
    }

    @Test
    void changedKeyTakesOverEverySecret() {
        // given
        String secret = make().path("secret");
        CallbackSecretService changing = service(NEW_KEY, InstallationKeys.SECRETS);
        // when
        changing.sealAnew().await().atMost(LONG);
        // then
        try {
            assertThat(service(NEW_KEY, null).open(account.id()).await().atMost(LONG))
                    .containsExactly(secret);
            assertThat(changing.sealAnew().await().atMost(LONG)).isZero();
        } finally {
            service(InstallationKeys.SECRETS, NEW_KEY).sealAnew().await().atMost(LONG);
        }
    }

    private Response make() {
        return account.as("admin")
                .post("/v1/callback-secrets")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private CallbackSecretService service(String key, String previous) {
        SecretVault vault = new SecretVault(new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of(key);
            }

            @Override
            public Optional<String> previousKey() {
                return Optional.ofNullable(previous);
            }
        });
        return new CallbackSecretService(store, vault, config);
    }

    private static String body(String url) {
        return """
                {"dataset": "conversations", "format": "csv", "preset": "today", "callbackUrl": "%s"}""".formatted(url);
    }
}
