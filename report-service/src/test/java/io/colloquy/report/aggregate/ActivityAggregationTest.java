package io.colloquy.report.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.model.event.EventType;
import io.colloquy.report.TestKeys;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.report.rebuild.RebuildWorker;
import io.colloquy.test.EmbeddedDatabase;
import io.colloquy.test.InstallationKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(InstallationKeys.class)
class ActivityAggregationTest {
    @Inject
    AggregationDriver aggregation;

    @Inject
    RebuildWorker rebuilds;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());
    private final List<Sent> events = List.of(
            traffic.at(0, EventType.SHIFT_STARTED, "anna", Map.of("shiftId", "s1", "campaignId", "c")),
            traffic.at(1, EventType.AGENT_STATE_CHANGED, "anna", Map.of("state", "online", "capacity", 3)),
            traffic.at(9, EventType.SHIFT_ENDED, "anna", Map.of("shiftId", "s1")),
            traffic.at(
                    2,
                    EventType.PAGE_VISITED,
                    "host",
                    Map.of("campaignId", "c", "hostId", "host", "visitorId", "v", "url", "u")),
            traffic.at(
                    3,
                    EventType.ENTRYPOINT_CLICKED,
                    "button",
                    Map.of("campaignId", "c", "name", "Help", "entrypointType", "button", "visitorId", "v")),
            traffic.at(
                    4,
                    EventType.INVITE_SHOWN,
                    "filter",
                    Map.of("campaignId", "c", "filterName", "f", "visitorId", "v")));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyEventIsARowOfItsOwn() {
        log.send(events);

        aggregation.drain();

        assertThat(log.query("""
                SELECT concat_ws(' ', agent_id, type, campaign_id, shift_id, state, capacity) AS row
                FROM agent_activity ORDER BY occurred_at"""))
                .extracting(row -> row.get("row"))
                .containsExactly("anna shift.started c s1", "anna agent.state_changed online 3", "anna shift.ended s1");
        assertThat(log.query("""
                SELECT concat_ws(' ', type, subject, campaign_id, name, visitor_id) AS row
                FROM traffic_events ORDER BY occurred_at"""))
                .extracting(row -> row.get("row"))
                .containsExactly(
                        "page.visited host c v", "entrypoint.clicked button c Help v", "invite.shown filter c f v");
        assertThat(log.pending()).isZero();
    }

    @Test
    void workedOutAgainItIsTheSameAndARebuildMendsIt() {
        log.send(events);
        aggregation.drain();
        List<Map<String, Object>> before = rows();
        log.queueAgain(events);
        aggregation.drain();
        assertThat(rows()).isEqualTo(before);
        log.execute("DELETE FROM traffic_events WHERE type = 'page.visited'");
        log.execute("UPDATE agent_activity SET state = 'away', capacity = NULL WHERE state IS NOT NULL");

        given().auth()
                .oauth2(TestKeys.create(log.account(), "admin"))
                .post("/v1/rebuild")
                .then()
                .statusCode(202);
        rebuilds.advance().await().atMost(Duration.ofSeconds(30));
        given().auth()
                .oauth2(TestKeys.create(log.account(), "admin"))
                .get("/v1/rebuild")
                .then()
                .body("subjectsQueued", equalTo(6));
        aggregation.drain();

        assertThat(rows()).isEqualTo(before).hasSize(6);
    }

    @Test
    void whatThisVersionCannotReadIsPassedOver() {
        log.send(events.getFirst());
        log.execute("UPDATE events SET data = '{\"shiftId\": 7}' WHERE account_id = ?", log.account());

        aggregation.drain();

        assertThat(rows()).isEmpty();
        assertThat(log.pending()).isZero();
    }

    private List<Map<String, Object>> rows() {
        return log.query("""
                SELECT to_jsonb(a)::text AS row FROM agent_activity a UNION ALL
                SELECT to_jsonb(t)::text FROM traffic_events t ORDER BY 1""");
    }
}
