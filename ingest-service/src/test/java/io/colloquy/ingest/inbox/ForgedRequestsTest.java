package io.colloquy.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.ingest.TestAccount;
import io.colloquy.ingest.channel.ChannelAdapter;
import io.colloquy.ingest.channel.ChannelAdapters;
import io.colloquy.ingest.inbox.SignatureScheme.Sending;
import io.colloquy.ingest.inbox.SignatureScheme.Signed;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak for a channel, over HTTP, for every scheme (quality R8). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ForgedRequestsTest {
    private static final int OLD = 0;
    private static final int NEW = 1;
    private static final int NOBODYS = 2;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    InboxFixture inbox;

    static List<SignatureScheme> schemes() throws GeneralSecurityException {
        return SignatureScheme.all();
    }

    @Test
    void everyChannelIsHere() throws GeneralSecurityException {
        assertThat(schemes())
                .extracting(SignatureScheme::provider)
                .containsExactlyInAnyOrderElementsOf(ChannelAdapters.all().stream()
                        .map(ChannelAdapter::provider)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void bothSecretsOfARotationPassAndARepetitionRepeatsNothing(SignatureScheme scheme) throws Exception {
        TestConnection connection = connect(scheme);
        assertThat(send(scheme, connection, sign(scheme, connection, OLD, Instant.now())))
                .isEqualTo(200);
        inbox.translate(connection);
        List<String> events = inbox.events(connection);

        Signed byNew = sign(scheme, connection, NEW, Instant.now());
        assertThat(send(scheme, connection, byNew)).isEqualTo(200);
        assertThat(send(scheme, connection, byNew)).isEqualTo(200);
        inbox.translate(connection);

        assertThat(events).isNotEmpty();
        assertThat(inbox.events(connection)).isEqualTo(events);
        assertThat(connection.requests()).hasSize(3);
        assertThat(connection.quarantine()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void whatNobodyWithASecretSentIsRefusedAndNotStored(SignatureScheme scheme) throws Exception {
        TestConnection connection = connect(scheme);
        Signed good = sign(scheme, connection, NEW, Instant.now());

        assertThat(send(scheme, connection, sign(scheme, connection, NOBODYS, Instant.now())))
                .isEqualTo(401);
        assertThat(send(scheme, connection, new Signed(Map.of(), scheme.body())))
                .isEqualTo(401);
        if (scheme.signs()) {
            for (String body : List.of(
                    good.body().replaceFirst("[:=]", "$0 "),
                    good.body().substring(0, good.body().length() - 1),
                    good.body() + " ",
                    "")) {
                assertThat(send(scheme, connection, new Signed(good.headers(), body)))
                        .as(body)
                        .isEqualTo(401);
            }
        }
        if (scheme.staleAfter() > 0) {
            Instant stale = Instant.now().minusSeconds(scheme.staleAfter() + 60);
            assertThat(send(scheme, connection, sign(scheme, connection, NEW, stale)))
                    .isEqualTo(401);
        }

        assertThat(connection.requests()).isEmpty();
        assertThat(inbox.events(connection)).isEmpty();
    }

    private static TestConnection connect(SignatureScheme scheme) {
        TestAccount account = TestAccount.create();
        String id = scheme.provider() + "-" + UUID.randomUUID();
        account.asAdmin()
                .contentType("application/json")
                .body(Map.of(
                        "channel",
                        scheme.channel(),
                        "provider",
                        scheme.provider(),
                        "name",
                        "Test",
                        "secrets",
                        List.of(scheme.secrets().get(OLD), scheme.secrets().get(NEW))))
                .put("/v1/connections/" + id)
                .then()
                .statusCode(200);
        return new TestConnection(account, id);
    }

    private static Signed sign(SignatureScheme scheme, TestConnection connection, int secret, Instant at)
            throws GeneralSecurityException {
        return scheme.signer().sign(scheme, new Sending(secret, scheme.body(), url(connection), at));
    }

    /** Byte for byte: a client that knows forms would write them anew. */
    private static int send(SignatureScheme scheme, TestConnection connection, Signed signed)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(connection)))
                .header("Content-Type", scheme.contentType())
                .POST(BodyPublishers.ofString(signed.body()));
        signed.headers().forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static String url(TestConnection connection) {
        return "http://localhost:" + RestAssured.port + connection.path();
    }
}
