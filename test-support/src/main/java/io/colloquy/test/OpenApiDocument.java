package io.colloquy.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The committed {@code openapi.yaml} of a service. A service checks it by one {@code @QuarkusTest}; after a wanted
 * change {@code ./mvnw test -pl <service> -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dopenapi.update} writes it anew.
 */
public final class OpenApiDocument {
    private static final Path COMMITTED = Path.of("openapi.yaml");

    private OpenApiDocument() {}

    /**
     * Fails if what the running service serves at {@code /q/openapi} is not the module's openapi.yaml, or leaves a client to
     * guess what an operation answers when all goes well.
     */
    public static void check() {
        checkFreshness();
        checkSuccesses();
    }

    private static void checkFreshness() {
        String served = RestAssured.given()
                .accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            if (System.getProperty("openapi.update") != null) {
                Files.writeString(COMMITTED, served);
            }
            assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                    .as("openapi.yaml is stale: run the test again with -Dopenapi.update and commit the file")
                    .isEqualTo(served);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + COMMITTED.toAbsolutePath(), e);
        }
    }

    private static void checkSuccesses() {
        Map<String, Map<String, Map<String, Object>>> paths = RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=JSON")
                .jsonPath()
                .getMap("paths");
        assertThat(paths).isNotEmpty();
        paths.forEach((path, operations) ->
                operations.forEach((method, operation) -> assertThat(((Map<?, ?>) operation.get("responses")).keySet())
                        .as("responses of %s %s", method, path)
                        .anyMatch(status -> status.toString().matches("[23].."))));
    }
}
