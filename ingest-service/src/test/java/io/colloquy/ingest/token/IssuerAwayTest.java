package io.colloquy.ingest.token;

import static io.colloquy.ingest.TestAccount.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.colloquy.test.TestIssuer;
import io.colloquy.test.TokenIssuerServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The service started while its issuer was away: that of its own is away until a test publishes a key. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(value = TokenIssuerServer.class, restrictToAnnotatedClass = true)
class IssuerAwayTest {
    @Test
    void keysWorkWithoutTheIssuerAndTokensDoOnceItIsThere() {
        TestAccount account = TestAccount.create();
        TestIssuer issuer = new TestIssuer();
        String token = issuer.token(account.id(), "admin");
        account.asAdmin().get("/v1/settings").then().statusCode(200);
        as(token)
                .get("/v1/settings")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:colloquy:problem:unavailable"));

        issuer.publish();

        as(token).get("/v1/settings").then().statusCode(200);
    }
}
