package io.colloquy.ingest.thread;

import static io.colloquy.ingest.thread.ChannelTalk.named;
import static io.colloquy.ingest.thread.ChannelTalk.post;
import static io.colloquy.ingest.thread.ChannelTalk.received;
import static io.colloquy.ingest.thread.ChannelTalk.sent;
import static io.colloquy.ingest.thread.ChannelTalk.status;
import static io.colloquy.ingest.thread.ChannelTalk.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.ingest.TestAccount;
import io.colloquy.ingest.thread.StoredEvents.Stored;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ThreadsTest {
    @Inject
    StoredEvents log;

    private TestAccount account;

    @BeforeEach
    void newAccount() {
        account = TestAccount.create();
    }

    @Test
    void whatAgentsAndVisitorsDoIsQueuedByTheEventAndNotByTheSubject() {
        post(
                account,
                named("shift.started", "anna", "2026-03-02T09:00:00Z", "\"shiftId\":\"s\""),
                named("shift.ended", "anna", "2026-03-02T17:00:00Z", "\"shiftId\":\"s\""),
                named("agent.deleted", "anna", "2026-03-02T18:00:00Z", ""));

        assertThat(log.queued(account.id()))
                .hasSize(3)
                .contains("agent anna")
                .filteredOn(queued -> queued.startsWith("agent_activity "))
                .hasSize(2)
                .allMatch(queued -> queued.matches("agent_activity [0-9a-f-]{36}"));
    }

    @Test
    void theFirstMessageOpensAConversationAndTheNextJoins() {
        post(account, received("m1", "2026-03-02T09:00:00Z")).body("accepted", equalTo(1));
        post(account, sent("m2", "2026-03-02T09:05:00Z", "user"), sent("m3", "2026-03-02T09:06:00Z", "bot"));

        Stored opening = log.openings(account.id()).getFirst();
        assertThat(log.openings(account.id())).hasSize(1);
        assertThat(opening.source()).isEqualTo("/colloquy/threads");
        assertThat(opening.id()).isEqualTo(opening.subject() + "/opened/m1");
        assertThat(opening.time()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(opening.subject()).matches("wa/[a-z2-7]{26}");
        assertThat(opening.data().getMap())
                .isEqualTo(Map.of(
                        "channel", "whatsapp",
                        "source", "contact",
                        "contactId", "wa:1",
                        "connectionId", "wa",
                        "environment", "production",
                        "inactivitySeconds", 86_400,
                        "sessionGapSeconds", 1800));
        assertThat(conversation("m1")).isEqualTo(opening.subject());
        assertThat(conversation("m2")).isEqualTo(opening.subject());
        assertThat(conversation("m3")).isEqualTo(opening.subject());
        assertThat(log.queued(account.id())).containsExactly("conversation " + opening.subject());
    }

    @Test
    void openingsAreNotInTheBooks() {
        post(account, received("m1", "2026-03-02T09:00:00Z"));

        assertThat(account.ledger()).containsEntry("received", 1).containsEntry("accepted", 1);
    }

    @Test
    void after26HoursOfSilenceTheNextMessageOpensAnother() {
        post(account, received("m1", "2026-03-02T09:00:00Z"));

        post(account, received("m2", "2026-03-03T11:00:00Z"));

        assertThat(log.openings(account.id())).hasSize(2);
        assertThat(conversation("m2")).isNotEqualTo(conversation("m1"));
    }

    @Test
    void aCloseByHandEndsIt() {
        post(account, received("m1", "2026-03-02T09:00:00Z"));
        post(account, named("conversation.closed", conversation("m1"), "2026-03-02T10:00:00Z", "\"source\":\"user\""));

        post(account, received("m2", "2026-03-02T10:00:01Z"));

        assertThat(conversation("m2")).isNotEqualTo(conversation("m1"));
    }

    @Test
    void aCloseInTheSameBatchEndsIt() {
        post(account, received("m1", "2026-03-02T09:00:00Z"));

        post(
                account,
                received("m2", "2026-03-02T10:00:01Z"),
                named("conversation.closed", conversation("m1"), "2026-03-02T10:00:00Z", "\"source\":\"user\""));

        assertThat(conversation("m2")).isNotEqualTo(conversation("m1"));
    }

    @Test
    void aLateMessageInsideTheTimeJoinsAndOpensEarlier() {
        post(account, received("m2", "2026-03-02T09:00:00Z"));

        post(account, received("m1", "2026-03-01T10:00:00Z"));

        assertThat(conversation("m1")).isEqualTo(conversation("m2"));
        assertThat(log.openings(account.id()))
                .extracting(Stored::id)
                .containsExactly(conversation("m2") + "/opened/m1", conversation("m2") + "/opened/m2");
    }

    @Test
    void aTemplateOpensNothingAndItsStatusesStayWithIt() {
        post(account, template("t1", "2026-03-02T09:00:00Z"), status("t1", "sent", "2026-03-02T09:00:01Z"));
        assertThat(log.queued(account.id())).isEmpty();
        post(account, received("m1", "2026-03-02T09:10:00Z"), status("t1", "read", "2026-03-02T09:09:59Z"));

        post(account, status("t1", "delivered", "2026-03-02T09:11:00Z"));

        for (String id : new String[] {"t1", "t1/sent", "t1/read", "t1/delivered"}) {
            assertThat(log.event(account.id(), id).subjectType()).isEqualTo("thread");
            assertThat(log.event(account.id(), id).subject()).isEqualTo("wa/wa:1");
        }
        assertThat(log.openings(account.id())).hasSize(1);
    }

    @Test
    void statusesFollowTheirMessageWhateverIsOpen() {
        post(account, received("m1", "2026-03-02T09:00:00Z"), sent("m2", "2026-03-02T09:01:00Z", "user"));
        post(account, received("m3", "2026-03-05T09:00:00Z"));

        post(account, status("m2", "read", "2026-03-05T09:01:00Z"), status("m3", "read", "2026-03-05T09:01:00Z"));

        assertThat(conversation("m2/read")).isEqualTo(conversation("m1"));
        assertThat(conversation("m3/read")).isEqualTo(conversation("m3"));
    }

    @Test
    void aRepeatedEventOpensNothingAndIsNoConflict() {
        post(account, received("m1", "2026-03-02T09:00:00Z"));
        post(account, named("conversation.closed", conversation("m1"), "2026-03-02T08:00:00Z", "\"source\":\"user\""));

        post(account, received("m1", "2026-03-02T09:00:00Z"), received("m1", "2026-03-02T09:00:00Z"))
                .body("duplicates", equalTo(2));

        assertThat(log.openings(account.id())).hasSize(1);
        assertThat(account.ledger()).containsEntry("conflicting", 0);
    }

    @Test
    void anotherBodyUnderOneIdentityIsAConflictInABatchToo() {
        post(account, received("m1", "2026-03-02T09:00:00Z"), received("m1", "2026-03-06T09:00:00Z"))
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1));

        assertThat(log.openings(account.id())).hasSize(1);
        assertThat(account.ledger()).containsEntry("conflicting", 1);
    }

    @Test
    void aClickedAdOpensAsPaidAds() {
        String ad =
                "\"opening\":{\"source\":\"paid_ads\",\"ad\":{\"network\":\"meta\",\"campaignId\":\"c\",\"adId\":\"7\"},"
                        + "\"inboxId\":\"smuggled\"},\"messageId\"";

        post(account, received("m1", "2026-03-02T09:00:00Z").replace("\"messageId\"", ad));

        assertThat(log.openings(account.id()).getFirst().data().getMap())
                .containsEntry("source", "paid_ads")
                .containsEntry("ad", Map.of("network", "meta", "campaignId", "c", "adId", "7"))
                .doesNotContainKey("inboxId");
    }

    @Test
    void whatTheModelDoesNotReadIsNotTakenOver() {
        post(
                account,
                received("m1", "2026-03-02T09:00:00Z")
                        .replace("\"messageId\"", "\"opening\":{\"source\":\"paid_ads\",\"ad\":5},\"messageId\""));

        assertThat(log.openings(account.id()).getFirst().data().getMap())
                .containsEntry("source", "contact")
                .doesNotContainKey("ad");
    }

    @Test
    void aConnectionsSettingsGoIntoTheOpening() {
        String connection = configured();

        post(account, on(connection, received("m1", "2026-03-02T09:00:00Z")));
        post(account, on(connection, received("m2", "2026-03-02T10:00:01Z")));

        assertThat(log.openings(account.id())).hasSize(2);
        assertThat(log.openings(account.id()).getFirst().data().getMap())
                .containsEntry("inboxId", "sales")
                .containsEntry("botId", "b-1")
                .containsEntry("environment", "test")
                .containsEntry("inactivitySeconds", 3600)
                .containsEntry("sessionGapSeconds", 600);
    }

    @Test
    void whatAProducerOpenedOnAConfiguredConnectionTakesPart() {
        String connection = configured();
        String fields = "\"source\":\"user\",\"contactId\":\"wa:1\",\"connectionId\":\"%s\"".formatted(connection);
        post(account, named("conversation.opened", "ticket", "2026-03-02T09:00:00Z", fields));

        post(account, on(connection, received("m1", "2026-04-02T09:00:00Z")));

        assertThat(conversation("m1")).isEqualTo("ticket");
        assertThat(log.openings(account.id())).hasSize(1);
    }

    @Test
    void whatAProducerOpenedElsewhereDoesNot() {
        String fields = "\"source\":\"user\",\"contactId\":\"wa:1\",\"connectionId\":\"wa\"";
        post(account, named("conversation.opened", "ticket", "2026-03-02T09:00:00Z", fields));

        post(account, received("m1", "2026-03-02T09:01:00Z"));

        assertThat(conversation("m1")).isNotEqualTo("ticket");
    }

    @Test
    void accountsHaveThreadsOfTheirOwn() {
        TestAccount other = TestAccount.create();
        post(account, received("m1", "2026-03-02T09:00:00Z"));

        post(other, received("m2", "2026-03-02T09:01:00Z"));

        assertThat(log.openings(other.id())).singleElement().satisfies(opening -> assertThat(opening.id())
                .endsWith("/opened/m2"));
    }

    private String configured() {
        String id = "wa-" + UUID.randomUUID();
        account.asAdmin()
                .contentType("application/json")
                .body("""
                        {"channel":"whatsapp","name":"Sales","inactivitySeconds":3600,"sessionGapSeconds":600,
                         "inboxId":"sales","environment":"test","botId":"b-1"}""")
                .put("/v1/connections/" + id)
                .then()
                .statusCode(200);
        return id;
    }

    private static String on(String connection, String event) {
        return event.replace("\"wa\"", "\"" + connection + "\"");
    }

    private String conversation(String eventId) {
        Stored event = log.event(account.id(), eventId);
        assertThat(event.subjectType()).isEqualTo("conversation");
        return event.subject();
    }
}
