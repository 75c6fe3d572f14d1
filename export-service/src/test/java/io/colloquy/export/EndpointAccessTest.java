package io.colloquy.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.colloquy.test.TestIssuer;
import io.colloquy.test.TokenIssuerServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the service × (no key, wrong role, another account's key, revoked key) (quality R7). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(ExportTestResources.class)
@QuarkusTestResource(TokenIssuerServer.class)
class EndpointAccessTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head");
    private static final List<String> FOR_ADMINS = List.of("/v1/schedules", "/v1/links", "/v1/callback-secrets");
    private static final String OPEN = "/l/";
    private static final String EXPORT = """
            {"dataset": "conversations", "format": "csv", "preset": "today"}""";

    private record Operation(String method, String path) {
        boolean isOpen() {
            return path.startsWith(OPEN);
        }

        boolean namesAThing() {
            return path.contains("{id}");
        }

        List<String> rolesWithout() {
            return FOR_ADMINS.stream().anyMatch(path::startsWith)
                    ? List.of("ingest", "viewer", "operator")
                    : List.of("ingest", "viewer");
        }

        Response send(RequestSpecification request, String id) {
            boolean hasBody = method.equals("post") || method.equals("put") || method.equals("patch");
            return (hasBody ? request.contentType(ContentType.JSON).body("{}") : request)
                    .request(method, path.replace("{id}", id).replace("{token}", "A".repeat(43)));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void documentHasTheOperationsThatAreTested() {
        assertThat(operations())
                .extracting(Operation::path)
                .contains(
                        "/v1/exports/{id}/file",
                        "/v1/exports/{id}/events",
                        "/v1/exports/{id}/callback",
                        "/v1/schedules/{id}",
                        "/v1/links/{id}",
                        "/v1/callback-secrets/{id}",
                        "/l/{token}");
    }

    @TestFactory
    Stream<DynamicTest> withoutAKeyNothingAnswers() {
        return closed(operation ->
                assertThat(operation.send(given(), "x").statusCode()).isEqualTo(401));
    }

    @TestFactory
    Stream<DynamicTest> unknownKeyOpensNothing() {
        return closed(operation -> assertThat(operation
                        .send(given().header("Authorization", "Bearer cq_live_" + "A".repeat(43)), "x")
                        .statusCode())
                .isEqualTo(401));
    }

    @TestFactory
    Stream<DynamicTest> tokenThatTheIssuerDidNotIssueOpensNothing() {
        TestAccount account = TestAccount.create();
        TestIssuer.published();
        String forged = new TestIssuer().token(account.id(), "admin");
        return closed(operation ->
                assertThat(operation.send(bearer(forged), "x").statusCode()).isEqualTo(401));
    }

    @TestFactory
    Stream<DynamicTest> revokedKeyOpensNothing() {
        TestAccount account = TestAccount.create();
        account.sql("UPDATE api_keys SET revoked_at = now() WHERE account_id = ?", account.id());
        return closed(
                operation -> assertThat(operation.send(account.as("admin"), "x").statusCode())
                        .isEqualTo(401));
    }

    @TestFactory
    Stream<DynamicTest> installationsOwnKeysOpenNothing() {
        return closed(operation -> assertThat(operation
                        .send(given().header("Authorization", "Bearer " + InstallationKeys.ROOT), "x")
                        .statusCode())
                .isEqualTo(403));
    }

    @TestFactory
    Stream<DynamicTest> wrongRoleOpensNothing() {
        TestAccount account = TestAccount.create();
        TestIssuer issuer = TestIssuer.published();
        return closed(operation -> operation.rolesWithout().forEach(role -> {
            String token = issuer.token(account.id(), role);
            assertThat(operation.send(account.as(role), "x").statusCode())
                    .as(role)
                    .isEqualTo(403);
            assertThat(operation.send(bearer(token), "x").statusCode())
                    .as("token, " + role)
                    .isEqualTo(403);
        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherAccountsThingIsNotThere() {
        TestAccount owner = TestAccount.create();
        TestAccount other = TestAccount.create();
        Map<String, String> things = Map.of(
                "/v1/exports", owner.export(EXPORT).toString(),
                "/v1/schedules", make(owner, "/v1/schedules", "{\"cron\": \"0 6 * * *\", \"export\": " + EXPORT + "}"),
                "/v1/links", make(owner, "/v1/links", "{\"name\": \"n\", \"export\": " + EXPORT + "}"),
                "/v1/callback-secrets", make(owner, "/v1/callback-secrets", "{}"),
                "/v1/layouts", layout(owner));
        TestIssuer issuer = TestIssuer.published();
        return operations().stream()
                .filter(Operation::namesAThing)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String kind = "/v1/" + operation.path().split("/", -1)[2];
                    for (RequestSpecification stranger :
                            List.of(other.as("admin"), bearer(issuer.token(other.id(), "admin")))) {
                        Response answer = operation.send(stranger, things.get(kind));
                        // A body that is wrong is said so before its thing is looked for.
                        assertThat(answer.statusCode())
                                .isIn(operation.method().equals("put") ? List.of(400, 404) : List.of(404));
                        assertThat(answer.asString()).doesNotContain(owner.id());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> listsHoldNothingOfAnotherAccount() {
        TestAccount owner = TestAccount.create();
        String export = owner.export(EXPORT).toString();
        String schedule = make(owner, "/v1/schedules", "{\"cron\": \"0 6 * * *\", \"export\": " + EXPORT + "}");
        String link = make(owner, "/v1/links", "{\"name\": \"n\", \"export\": " + EXPORT + "}");
        TestAccount other = TestAccount.create();
        return operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !operation.path().contains("{"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> assertThat(
                                operation.send(other.as("admin"), "").asString())
                        .doesNotContain(export, schedule, link, owner.id())));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String layout(TestAccount account) {
        account.as("admin")
                .contentType(ContentType.JSON)
                .body("""
                        {"id": "own.layout", "version": 1, "description": "One column", "locales": ["en"],
                         "tables": [{"dataset": "agents",
                                     "columns": [{"fact": "agent_id", "header": {"en": "Agent"}}]}]}
                        """)
                .put("/v1/layouts/own.layout")
                .then()
                .statusCode(200);
        return "own.layout";
    }

    private static String make(TestAccount account, String path, String body) {
        return account.as("admin")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Stream<DynamicTest> closed(Consumer<Operation> rule) {
        return operations().stream()
                .filter(operation -> !operation.isOpen())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> rule.accept(operation)));
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(new Operation(method, path))));
        return operations;
    }
}
