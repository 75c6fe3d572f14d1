package io.colloquy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.colloquy.test.TestIssuer;
import io.colloquy.test.TokenIssuerServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every endpoint of the API document against every kind of caller: who may, who may not, and what nobody sees. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
@QuarkusTestResource(TokenIssuerServer.class)
class EndpointAccessTest {
    /** The least role of each endpoint; one that the document has and this has not fails the test. */
    private static final Map<String, Role> LEAST = Map.ofEntries(
            Map.entry("GET /v1/anomalies", Role.OPERATOR),
            Map.entry("GET /v1/changes", Role.OPERATOR),
            Map.entry("GET /v1/conversations", Role.OPERATOR),
            Map.entry("GET /v1/conversations/{id}", Role.OPERATOR),
            Map.entry("GET /v1/conversations/{id}/lineage", Role.OPERATOR),
            Map.entry("GET /v1/conversations/{id}/transcript", Role.OPERATOR),
            Map.entry("GET /v1/metrics", Role.VIEWER),
            Map.entry("GET /v1/metrics/{id}", Role.VIEWER),
            Map.entry("POST /v1/query", Role.VIEWER),
            Map.entry("POST /v1/query/conversations", Role.OPERATOR),
            Map.entry("GET /v1/rebuild", Role.ADMIN),
            Map.entry("POST /v1/rebuild", Role.ADMIN),
            Map.entry("GET /v1/reports/agents", Role.VIEWER),
            Map.entry("GET /v1/reports/backlog", Role.VIEWER),
            Map.entry("GET /v1/reports/conversations", Role.VIEWER),
            Map.entry("GET /v1/reports/messages", Role.VIEWER),
            Map.entry("GET /v1/reports/resolutions", Role.VIEWER),
            Map.entry("GET /v1/reports/responses", Role.VIEWER),
            Map.entry("GET /v1/reports/satisfaction", Role.VIEWER),
            Map.entry("GET /v1/reports/traffic", Role.VIEWER),
            Map.entry("GET /v1/watermark", Role.VIEWER));

    /** Endpoints that a key of role ingest may call, which holds no other role. */
    private static final Set<String> FOR_INGEST = Set.of("GET /v1/watermark");

    private static final String TRANSCRIPT = "GET /v1/conversations/{id}/transcript";

    /** Of one account or all: whoever runs the installation asks for it with the services' key. */
    private static final String REBUILD = "POST /v1/rebuild";

    /** What one service asks another, for one account. */
    private static final Set<String> FOR_SERVICES = Set.of("GET /v1/watermark", TRANSCRIPT);

    private static final Map<String, String> PARAMETERS = Map.of(
            "GET /v1/conversations/{id}/lineage",
            "?metric=first_response_time",
            "GET /v1/changes",
            "?since=2026-01-01T00:00:00Z");

    private static final String WEEK = "?from=2026-03-01&to=2026-03-08";

    /** What a query asks of the same week: of every group the numbers, and the conversations behind one of them. */
    private static final Map<String, String> BODIES =
            Map.of("POST /v1/query", """
            {"metrics": [{"metric": "conversations_closed", "aggregate": "count"}], "groupBy": ["category", "agent"],
             "range": {"from": "2026-03-01", "to": "2026-03-08"}}""", "POST /v1/query/conversations", """
            {"metrics": [{"metric": "conversations_closed", "aggregate": "count"}],
             "range": {"from": "2026-03-01", "to": "2026-03-08"}}""");

    /** In everything that only this account has. */
    private static final String MARK = "Zq7Mark";

    /** In everything that tells who a customer is, or what was written. */
    private static final String SECRET = "Zq7MarkSecret";

    private static final String CONVERSATION = "conversation-of-the-one";
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    /** What groups of reports are called by: told to everyone. */
    private static final Set<String> GROUP_KEYS = Set.of(
            "opened_source",
            "opened_channel",
            "publication_type",
            "contact_type_sent",
            "closed_source",
            "ad_network",
            "closed_by",
            "first_assignee",
            "first_response_by",
            "last_assignee",
            "category",
            "request_type",
            "request_source",
            "entrypoint_id",
            "campaign_id",
            "environment",
            "status",
            "contact_id",
            "merged_into",
            "conversation_id",
            "change_reason");

    private static final List<Role> ROLES = List.of(Role.INGEST, Role.VIEWER, Role.OPERATOR, Role.ADMIN);

    private final TestAccount account = TestAccount.create("UTC");
    private final TestAccount other = TestAccount.create("UTC");
    private List<String> endpoints;
    private TestIssuer issuer;

    @BeforeEach
    void fill() throws IOException {
        issuer = TestIssuer.published();
        endpoints = endpoints();
        account.contact("k1", SECRET + " Carl", null);
        account.execute("UPDATE contacts SET email = ?, phone = ?", SECRET + "@example.org", SECRET + "49");
        account.agent("a1", MARK + " Ann", null, null);
        Map<String, Object> facts = new HashMap<>();
        account.column("""
                        SELECT column_name::text FROM information_schema.columns
                        WHERE table_name = 'conversation_facts' AND data_type = 'text'
                        """).stream()
                .map(String.class::cast)
                .filter(column -> !GROUP_KEYS.contains(column) && !column.equals("account_id"))
                .forEach(column -> facts.put(column, SECRET + column));
        facts.putAll(Map.of(
                "contact_id", "k1",
                "category", MARK,
                "opened_source", "contact",
                "opened_channel", "whatsapp",
                "closed_source", "user",
                "closed_at", NINE.plusSeconds(600)));
        account.conversation(CONVERSATION, NINE, facts);
        account.close(CONVERSATION, 1, NINE.plusSeconds(600), "user", MARK);
        account.held(CONVERSATION, 1, "a1", NINE, NINE.plusSeconds(600), NINE.plusSeconds(60), true);
        account.event(CONVERSATION, "message.received", NINE, """
                {"messageId": "m1", "channel": "whatsapp", "contactId": "k1", "text": "%s"}""".formatted(SECRET));
        account.event(CONVERSATION, "note.added", NINE.plusSeconds(9), """
                {"agentId": "a1", "text": "%s"}""".formatted(SECRET));
        account.execute("""
                INSERT INTO anomalies (account_id, conversation_id, position, event_count, code, detail)
                VALUES (?, ?, 0, 2, 'reopen_of_open', ?)
                """, account.id(), CONVERSATION, MARK);
    }

    @AfterEach
    void close() {
        for (TestAccount one : List.of(account, other)) {
            one.execute("DELETE FROM rebuilds WHERE account_id = ?", one.id());
            one.execute("DELETE FROM conversation_facts WHERE account_id = ?", one.id());
            one.close();
        }
    }

    @Test
    void everyEndpointOfTheDocumentHasItsLeastRole() {
        assertThat(endpoints).containsExactlyInAnyOrderElementsOf(LEAST.keySet());
    }

    @Test
    void withoutAKeyNothingIsServed() {
        for (String endpoint : endpoints) {
            refused(endpoint, call(endpoint, RestAssured.given()), 401);
            refused(endpoint, call(endpoint, RestAssured.given().header("Authorization", "Bearer cq_live_none")), 401);
        }
    }

    @Test
    void tokensThatTheIssuerDidNotIssueServeNothing() {
        String forged = new TestIssuer().token(account.id(), "admin");
        for (String endpoint : endpoints) {
            refused(endpoint, call(endpoint, RestAssured.given().header("Authorization", "Bearer " + forged)), 401);
        }
    }

    @Test
    void revokedAndExpiredKeysServeNothing() {
        for (String column : List.of("revoked_at", "expires_at")) {
            RequestSpecification key = account.as(Role.ADMIN);
            account.execute("UPDATE api_keys SET " + column + " = now() - interval '1 second'");

            for (String endpoint : endpoints) {
                refused(endpoint, call(endpoint, key), 401);
            }
        }
    }

    @Test
    void keysServeWhatTheirRoleHoldsAndNothingElse() {
        for (Role role : ROLES) {
            servesWhatItHolds(role, account.as(role));
        }
    }

    @Test
    void tokensServeWhatTheirRoleHoldsAndNothingElse() {
        for (Role role : ROLES) {
            servesWhatItHolds(role, token(account, role));
        }
    }

    private void servesWhatItHolds(Role role, RequestSpecification caller) {
        for (String endpoint : endpoints) {
            Response answer = call(endpoint, caller);
            if (mayCall(role, endpoint)) {
                assertThat(answer.statusCode()).as("%s as %s", endpoint, role).isBetween(200, 299);
            } else {
                refused(endpoint, answer, 403);
            }
        }
    }

    @Test
    void anotherAccountSeesNotAByte() {
        seesNotAByte(other.as(Role.ADMIN));
        seesNotAByte(token(other, Role.ADMIN));
    }

    private void seesNotAByte(RequestSpecification stranger) {
        for (String endpoint : endpoints) {
            Response answer = call(endpoint, stranger);
            if (endpoint.contains("/conversations/{id}")) {
                refused(endpoint, answer, 404);
            } else {
                assertThat(answer.statusCode()).as(endpoint).isBetween(200, 299);
            }
            assertThat(answer.asString()).as(endpoint).doesNotContain(MARK);
        }
    }

    @Test
    void servicesKeyOpensWhatServicesNeedAndNothingElse() {
        RequestSpecification service = RestAssured.given()
                .header("Authorization", "Bearer " + InstallationKeys.SERVICE)
                .header(Caller.ACCOUNT_HEADER, account.id());
        for (String endpoint : endpoints) {
            Response answer = call(endpoint, service);
            if (FOR_SERVICES.contains(endpoint) || endpoint.equals(REBUILD)) {
                assertThat(answer.statusCode()).as(endpoint).isBetween(200, 299);
            } else {
                refused(endpoint, answer, 403);
            }
        }
    }

    @Test
    void servicesKeyOpensTheAccountThatItNamesAlone() {
        RequestSpecification nobodys =
                RestAssured.given().header("Authorization", "Bearer " + InstallationKeys.SERVICE);
        RequestSpecification others = RestAssured.given().spec(nobodys).header(Caller.ACCOUNT_HEADER, other.id());

        FOR_SERVICES.forEach(endpoint -> refused(endpoint, call(endpoint, nobodys), 403));
        refused(TRANSCRIPT, call(TRANSCRIPT, others), 404);
    }

    @Test
    void keyOfAnAccountCanNotNameAnother() {
        RequestSpecification stranger = other.as(Role.ADMIN).header(Caller.ACCOUNT_HEADER, account.id());
        RequestSpecification byToken = token(other, Role.ADMIN).header(Caller.ACCOUNT_HEADER, account.id());

        refused(TRANSCRIPT, call(TRANSCRIPT, stranger), 404);
        refused(TRANSCRIPT, call(TRANSCRIPT, byToken), 404);
    }

    @Test
    void theAccountItselfSeesItSoTheMarksAreThere() {
        RequestSpecification own = account.as(Role.ADMIN);

        assertThat(call("GET /v1/conversations", own).asString()).contains(SECRET);
        assertThat(call("GET /v1/conversations/{id}", own).asString()).contains(SECRET);
        assertThat(call("GET /v1/conversations/{id}/transcript", own).asString())
                .contains(SECRET);
        assertThat(call("GET /v1/reports/conversations", own).asString()).contains(MARK);
        assertThat(call("GET /v1/anomalies", own).asString()).contains(MARK);
    }

    @Test
    void viewersSeeNumbersAndNeverWhoACustomerIsOrWhatWasWritten() {
        RequestSpecification viewer = account.as(Role.VIEWER);
        for (String endpoint : endpoints) {
            assertThat(call(endpoint, viewer).asString()).as(endpoint).doesNotContain(SECRET);
        }
    }

    private RequestSpecification token(TestAccount of, Role role) {
        return RestAssured.given().header("Authorization", "Bearer " + issuer.token(of.id(), role.wire()));
    }

    private static boolean mayCall(Role role, String endpoint) {
        return role == Role.INGEST
                ? FOR_INGEST.contains(endpoint)
                : role.ordinal() >= LEAST.get(endpoint).ordinal();
    }

    private static Response call(String endpoint, RequestSpecification caller) {
        String[] parts = endpoint.split(" ");
        String id = endpoint.contains("/metrics/") ? "first_response_time" : CONVERSATION;
        RequestSpecification request = RestAssured.given().spec(caller);
        if (BODIES.containsKey(endpoint)) {
            request.contentType("application/json").body(BODIES.get(endpoint));
        }
        String otherwise = endpoint.contains("/reports/") ? WEEK : "";
        return request.request(parts[0], parts[1].replace("{id}", id) + PARAMETERS.getOrDefault(endpoint, otherwise));
    }

    private static void refused(String endpoint, Response answer, int status) {
        assertThat(answer.statusCode()).as(endpoint).isEqualTo(status);
        assertThat(answer.contentType()).as(endpoint).startsWith("application/problem+json");
        assertThat(answer.asString()).as(endpoint).doesNotContain(MARK);
    }

    /** Method and path of all that openapi.yaml lists; another test holds that file against what is served. */
    private static List<String> endpoints() throws IOException {
        Pattern path = Pattern.compile("  (/\\S*):");
        Pattern method = Pattern.compile("    (get|put|post|delete|options|head|patch|trace):");
        List<String> found = new ArrayList<>();
        String current = null;
        for (String line : Files.readAllLines(Path.of("openapi.yaml"))) {
            Matcher atPath = path.matcher(line);
            Matcher atMethod = method.matcher(line);
            if (atPath.matches()) {
                current = atPath.group(1);
            } else if (atMethod.matches() && current != null) {
                found.add(atMethod.group(1).toUpperCase(Locale.ROOT) + " " + current);
            }
        }
        return found;
    }
}
