package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.export.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Following a job by server-sent events (exports 4.1). */
@QuarkusTest
class ExportProgressTest extends ExportTest {
    @Test
    void streamTellsEachChangeAndClosesWithTheJobsEnd() throws Exception {
        // given: the job is worked on after the stream has begun, by nobody that the stream knows of
        UUID id = account.export(ALL);
        List<String> names = new ArrayList<>();
        String last = "";
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(follow(account, id, "41"), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            // when
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event:")) {
                        names.add(line.substring(6).trim());
                        if (names.size() == 1) {
                            completeFacts();
                            work();
                        }
                    } else if (line.startsWith("data:")) {
                        last = line;
                    }
                }
            }
        }
        // then
        assertThat(names).startsWith("progress").endsWith("ended");
        assertThat(last).contains("\"state\":\"succeeded\"").contains(id.toString());
    }

    @Test
    void endedJobGivesOneEvent() {
        UUID id = made(ALL);
        var response = account.as("operator").get("/v1/exports/" + id + "/events");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).containsOnlyOnce("event: ended").doesNotContain("event: progress");
    }

    @Test
    void jobOfAnotherAccountIsNotFollowed() {
        UUID id = account.export(ALL);
        var response = TestAccount.create().as("operator").get("/v1/exports/" + id + "/events");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    private static HttpRequest follow(TestAccount account, UUID id, String lastEventId) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/exports/" + id + "/events"))
                .header("Authorization", "Bearer " + account.key("operator"))
                .header("Last-Event-ID", lastEventId)
                .build();
    }
}
