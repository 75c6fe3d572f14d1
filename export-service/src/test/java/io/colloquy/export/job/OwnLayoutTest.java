package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account's own layouts: described over HTTP, used by jobs, named in manifests (exports 4.4). */
@QuarkusTest
class OwnLayoutTest extends ExportTest {
    private static final String LAYOUT = """
            id: acme.weekly
            version: 3
            description: One row a conversation that was opened in the range
            locales: [en]
            "null": n/a
            tables:
              - dataset: conversations
                anchor: opened_at
                columns:
                  - fact: conversation_id
                    header: {en: Ticket}
                  - fact: closed_at
                    header: {en: Done}
            """;
    private static final String REQUEST =
            "{\"layout\": \"acme.weekly\", \"format\": \"csv\", " + SeededAccount.DAY + "}";

    @Test
    void layoutOfOnesOwnMakesFiles() {
        // given
        SeededAccount.fill(account);
        assertThat(put("acme.weekly", LAYOUT).statusCode()).isEqualTo(200);
        // when
        UUID id = made(REQUEST);
        // then
        assertThat(file(id).asString()).isEqualTo("Ticket,Done\r\nc2,n/a\r\nc3,n/a\r\nc1,2026-03-02T09:30:00Z\r\n");
        var manifest =
                account.as("operator").get("/v1/exports/" + id + "/manifest").jsonPath();
        var layout = account.as("operator").get("/v1/layouts/acme.weekly").jsonPath();
        assertThat(manifest.getInt("layoutVersion")).isEqualTo(3);
        assertThat(manifest.getString("layoutSha256"))
                .isEqualTo(layout.getString("sha256"))
                .hasSize(64);
    }

    @Test
    void layoutMayBeJson() {
        String json = """
                {"id": "acme.json", "version": 1, "description": "x", "locales": ["en"], "tables": [
                  {"dataset": "agents", "columns": [{"fact": "agent_id", "header": {"en": "Agent"}}]}]}""";
        Response response =
                account.as("admin").contentType("application/json").body(json).put("/v1/layouts/acme.json");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.jsonPath().getBoolean("builtIn")).isFalse();
    }

    @Test
    void layoutThatIsReplacedIsTheNewOne() {
        // given
        put("acme.weekly", LAYOUT);
        // when
        put("acme.weekly", LAYOUT.replace("Ticket", "Case").replace("version: 3", "version: 4"));
        // then
        var layout = account.as("operator").get("/v1/layouts/acme.weekly").jsonPath();
        assertThat(layout.getString("tables[0].columns[0].headers.en")).isEqualTo("Case");
        assertThat(layout.getInt("version")).isEqualTo(4);
    }

    @Test
    void documentCanBeReadAgainAsItWasWritten() {
        put("acme.weekly", LAYOUT);
        assertThat(account.as("operator")
                        .get("/v1/layouts/acme.weekly/document")
                        .asString())
                .isEqualTo(LAYOUT);
        assertThat(account.as("operator")
                        .get("/v1/layouts/gladly.conversation-export/document")
                        .asString())
                .contains("Initiator Agent Name – Last");
    }

    @Test
    void badLayoutIsRefusedWithEveryPlaceNamed() {
        Response response =
                put("acme.weekly", LAYOUT.replace("closed_at", "nonsense").replace("acme.weekly", "other"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getList("violations.field"))
                .containsExactlyInAnyOrder("id", "tables[0].columns[1].fact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "- a", "&a [*a", "id: \u0000", "x: !!javax.script.ScriptEngineManager []"})
    void whatIsNoLayoutIsRefused(String document) {
        Response response = put("acme.weekly", document);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void documentThatIsTooLargeIsRefused() {
        assertThat(put("acme.weekly", LAYOUT + "# " + "x".repeat(300_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void builtInLayoutCanNotBeChanged() {
        assertThat(put("respondio.conversations", LAYOUT).statusCode()).isEqualTo(409);
        assertThat(account.as("admin")
                        .delete("/v1/layouts/respondio.conversations")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void deletedLayoutIsGone() {
        put("acme.weekly", LAYOUT);
        assertThat(account.as("admin").delete("/v1/layouts/acme.weekly").statusCode())
                .isEqualTo(204);
        assertThat(account.as("admin").delete("/v1/layouts/acme.weekly").statusCode())
                .isEqualTo(404);
        assertThat(account.as("operator").get("/v1/layouts/acme.weekly").statusCode())
                .isEqualTo(404);
        Response response = account.ask("admin", REQUEST);
        assertThat(response.jsonPath().getList("violations.field")).isEqualTo(List.of("layout"));
    }

    @Test
    void onlyAnAdminDescribesLayouts() {
        assertThat(account.as("operator")
                        .contentType("application/yaml")
                        .body(LAYOUT.getBytes(StandardCharsets.UTF_8))
                        .put("/v1/layouts/acme.weekly")
                        .statusCode())
                .isEqualTo(403);
        put("acme.weekly", LAYOUT);
        assertThat(account.as("operator").delete("/v1/layouts/acme.weekly").statusCode())
                .isEqualTo(403);
    }

    @Test
    void layoutOfAnotherAccountIsUnknown() {
        // given
        put("acme.weekly", LAYOUT);
        TestAccount other = TestAccount.create();
        // then
        assertThat(other.as("operator").get("/v1/layouts/acme.weekly").statusCode())
                .isEqualTo(404);
        assertThat(other.as("operator").get("/v1/layouts").jsonPath().getList("layouts.id"))
                .hasSize(12)
                .doesNotContain("acme.weekly");
        assertThat(account.as("operator").get("/v1/layouts").jsonPath().getList("layouts.id"))
                .hasSize(13)
                .contains("acme.weekly");
    }

    private Response put(String id, String document) {
        return account.as("admin")
                .contentType("application/yaml; charset=UTF-8")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put("/v1/layouts/" + id);
    }
}
