package io.colloquy.ingest.inbox;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel's own language and signature, over HTTP, to the log. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class SignedDeliveryTest {
    /** As Meta writes it: everything but ASCII is escaped, and signed so. */
    private static final String DELIVERY = """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{\
            "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001","phone_number_id":"2"},\
            "contacts":[{"profile":{"name":"Zo\\u00eb"},"wa_id":"4915112345678"}],\
            "messages":[{"from":"4915112345678","id":"wamid.A","timestamp":"1772442000","type":"text",\
            "text":{"body":"Ol\\u00e1 \\ud83d\\ude00"}},{"from":"4915112345678","id":"wamid.B",\
            "timestamp":"1772442060","type":"hologram"}]}}]}]}""";

    @Inject
    InboxFixture inbox;

    private TestConnection connection;

    @BeforeEach
    void connect() {
        connection = TestConnection.create();
    }

    @Test
    void aDeliveryBecomesAConversation() throws Exception {
        assertThat(send(DELIVERY, signature(DELIVERY))).isEqualTo(200);

        inbox.translate(connection);

        assertThat(inbox.query(
                        connection.account(),
                        "SELECT subject_type || ' ' || (data->>'text') FROM events"
                                + " WHERE account_id = $1 AND source = '/connections/' || $2 AND type = 'message.received'",
                        connection.id(),
                        row -> row.getString(0)))
                .containsExactly("conversation Olá 😀");
        assertThat(inbox.query(
                        connection.account(),
                        "SELECT data->>'source' FROM events"
                                + " WHERE account_id = $1 AND data->>'connectionId' = $2 AND type = 'conversation.opened'",
                        connection.id(),
                        row -> row.getString(0)))
                .containsExactly("contact");
        assertThat(inbox.query(
                        connection.account(),
                        "SELECT data->>'name' FROM events"
                                + " WHERE account_id = $1 AND source = '/connections/' || $2 AND type = 'contact.updated'",
                        connection.id(),
                        row -> row.getString(0)))
                .containsExactly("Zoë");
        assertThat(connection.quarantine()).singleElement().satisfies(part -> assertThat(part)
                .containsEntry("code", "unknown_kind"));
        // The message, the name and the hologram; an opening of Colloquy's own is in no book.
        assertThat(connection.books())
                .containsEntry("received", 3)
                .containsEntry("accepted", 2)
                .containsEntry("quarantined", 1);
    }

    @Test
    void forgedTruncatedAndRewrittenBodiesAreRefused() throws Exception {
        String signature = signature(DELIVERY);
        String rewritten = DELIVERY.replace("\\u00e1", "á");

        for (String body : List.of(rewritten, DELIVERY.substring(1), DELIVERY + " ", "")) {
            assertThat(send(body, signature)).isEqualTo(401);
        }
        assertThat(send(DELIVERY, signature.toUpperCase(Locale.ROOT).replace("SHA256", "sha1")))
                .isEqualTo(401);

        assertThat(connection.requests()).isEmpty();
    }

    private int send(String body, String signature) {
        return given().header("X-Hub-Signature-256", signature)
                .contentType("application/json")
                .body(body.getBytes(UTF_8))
                .post(connection.path())
                .statusCode();
    }

    private static String signature(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestConnection.SECRET.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }
}
