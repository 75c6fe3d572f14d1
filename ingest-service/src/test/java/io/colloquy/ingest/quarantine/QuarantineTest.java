package io.colloquy.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.ingest.TestAccount;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class QuarantineTest {
    private static final byte[] BAD = {'{', '"', 'i', 'd', '"', ':', '"', 'x', '"', ',', 0, (byte) 0xff};

    private TestAccount account;

    @BeforeEach
    void quarantineThree() {
        account = TestAccount.create();
        account.send("application/x-ndjson", "{\"id\":\"1\"}\n{\"id\":\"2\\u0000\"}\n")
                .statusCode(200);
        account.send("application/x-ndjson", BAD).statusCode(200);
    }

    @Test
    void theLatestIsListedFirst() {
        account.asAdmin()
                .get("/v1/quarantine")
                .then()
                .statusCode(200)
                .body("events", hasSize(3))
                .body("events.code", equalTo(List.of("nul_character", "nul_character", "unsupported_specversion")))
                .body("events[2].eventId", equalTo("1"))
                .body("events[0].size", equalTo(BAD.length))
                .body("next", nullValue());
    }

    @Test
    void pagesFollowEachOther() {
        String next = account.asAdmin()
                .queryParam("limit", 2)
                .get("/v1/quarantine")
                .then()
                .body("events", hasSize(2))
                .extract()
                .path("next");

        account.asAdmin()
                .queryParam("cursor", next)
                .get("/v1/quarantine")
                .then()
                .body("events", hasSize(1))
                .body("events[0].eventId", equalTo("1"));
        account.asAdmin()
                .queryParam("cursor", "a2V5X3g")
                .get("/v1/quarantine")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("cursor"));
    }

    @Test
    void bytesAreKeptAsTheyCame() {
        String id = account.asAdmin().get("/v1/quarantine").then().extract().path("events[0].id");

        byte[] raw = account.asAdmin()
                .get("/v1/quarantine/" + id + "/raw")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .extract()
                .asByteArray();

        assertThat(raw).isEqualTo(BAD);
    }

    @Test
    void anotherAccountsEventIsNotFound() {
        String id = account.asAdmin().get("/v1/quarantine").then().extract().path("events[0].id");
        TestAccount other = TestAccount.create();

        other.asAdmin().get("/v1/quarantine/" + id + "/raw").then().statusCode(404);
        other.asAdmin().get("/v1/quarantine/oops/raw").then().statusCode(404);
        other.asAdmin().get("/v1/quarantine").then().body("events", hasSize(0));
    }
}
