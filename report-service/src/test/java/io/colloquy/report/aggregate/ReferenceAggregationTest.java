package io.colloquy.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.event.EventType;
import io.colloquy.report.aggregate.TestLog.Sent;
import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ReferenceAggregationTest {
    @Inject
    Aggregator aggregator;

    private final Traffic traffic = new Traffic();
    private final TestLog log = TestLog.of(TestLog.newAccount());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatAgentsAndVisitorsDoIsNoReferenceDataAndLeavesNothingInTheQueue() {
        log.send(
                traffic.at(0, EventType.AGENT_STATE_CHANGED, "anna", Map.of("state", "online")),
                traffic.at(0, EventType.SHIFT_STARTED, "anna", Map.of("shiftId", "s1")),
                traffic.at(
                        0,
                        EventType.PAGE_VISITED,
                        "host",
                        Map.of("campaignId", "c", "hostId", "host", "visitorId", "v", "url", "u")),
                traffic.at(
                        0,
                        EventType.INVITE_SHOWN,
                        "filter",
                        Map.of("campaignId", "c", "filterName", "f", "visitorId", "v")));

        Step done = aggregator.drain().await().atMost(Duration.ofSeconds(30));

        assertThat(log.pending()).isZero();
        assertThat(done.failures()).isZero();
        assertThat(log.query("SELECT agent_id FROM agents")).isEmpty();
        assertThat(log.query("SELECT kind FROM reference_names")).isEmpty();
        assertThat(log.facts()).isEmpty();
    }

    @Test
    void anAbsentFieldKeepsItsValueAndANullErasesIt() {
        Map<String, Object> later = new HashMap<>(Map.of("lastName", "Berg"));
        later.put("email", null);
        log.send(
                traffic.at(5, EventType.AGENT_UPDATED, "anna", later),
                traffic.at(
                        0,
                        EventType.AGENT_UPDATED,
                        "anna",
                        Map.of("firstName", "Anna", "lastName", "Alt", "email", "a@x.example", "floor", 3)));

        drain();

        Map<String, Object> expected = new HashMap<>();
        expected.put("first_name", "Anna");
        expected.put("last_name", "Berg");
        expected.put("email", null);
        expected.put("deleted", false);
        expected.put("attributes", "{\"floor\":3}");
        assertThat(log.query("SELECT first_name, last_name, email, deleted, attributes::text FROM agents"))
                .containsExactly(expected);
    }

    @Test
    void aDeletedAgentKeepsItsName() {
        log.send(traffic.at(0, EventType.AGENT_UPDATED, "anna", Map.of("firstName", "Anna")));
        drain();
        log.send(traffic.at(1, EventType.AGENT_DELETED, "anna", Map.of()));

        drain();

        assertThat(log.query("SELECT first_name, deleted FROM agents"))
                .containsExactly(Map.of("first_name", "Anna", "deleted", true));
    }

    @Test
    void namesAreKeptByKindAndAHostIsNamedByItsHostname() {
        log.send(
                traffic.at(0, EventType.TOPIC_UPDATED, "1", Map.of("name", "Parcels", "parentId", "0")),
                traffic.at(0, EventType.TEAM_UPDATED, "1", Map.of("name", "North")),
                traffic.at(0, EventType.HOST_UPDATED, "1", Map.of("hostname", "shop.example", "sourceHash", "x")));

        drain();

        assertThat(log.query("SELECT kind, name, coalesce(parent_id, '-') AS parent, attributes::text"
                        + " FROM reference_names ORDER BY kind"))
                .containsExactly(
                        Map.of(
                                "kind",
                                "host",
                                "name",
                                "shop.example",
                                "parent",
                                "-",
                                "attributes",
                                "{\"sourceHash\":\"x\"}"),
                        Map.of("kind", "team", "name", "North", "parent", "-", "attributes", "{}"),
                        Map.of("kind", "topic", "name", "Parcels", "parent", "0", "attributes", "{}"));
    }

    @Test
    void ofTheConfigurationTheNamesOfConnectionsAreKeptAlone() {
        log.send(
                traffic.at(
                        0, EventType.CONNECTION_UPDATED, "wa-1", Map.of("name", "Main number", "botAppIds", List.of())),
                traffic.at(1, EventType.CONNECTION_DELETED, "wa-1", Map.of()),
                traffic.at(0, EventType.SETTINGS_UPDATED, "account", Map.of("weekStart", "sunday", "sla", Map.of())),
                traffic.at(0, EventType.CALENDAR_UPDATED, "in-1", Map.of("zone", "UTC", "frames", List.of())),
                traffic.at(1, EventType.CALENDAR_DELETED, "in-1", Map.of()));

        drain();

        assertThat(log.query("SELECT kind, name FROM reference_names"))
                .containsExactly(Map.of("kind", "connection", "name", "Main number"));
        assertThat(log.query("SELECT 1 FROM pending_batches")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void survivorsAreTheSameInWhateverOrderTheMergesArrive(long seed) {
        List<Sent> merges = new ArrayList<>(List.of(
                merged(0, "a", "b"),
                merged(1, "b", "c"),
                merged(2, "c", "d"),
                merged(3, "x", "b"),
                merged(4, "left", "elsewhere"),
                merged(5, "left", "x"),
                merged(6, "one", "other"),
                merged(7, "other", "one")));
        merges.add(traffic.at(0, EventType.CONTACT_UPDATED, "a", Map.of("name", "Ada")));
        merges.add(traffic.at(9, EventType.CONTACT_UPDATED, "d", Map.of("name", "Dora")));
        Collections.shuffle(merges, new Random(seed));

        for (Sent merge : merges) {
            log.send(merge);
            drain();
        }

        Map<String, String> survivors = new HashMap<>();
        log.query("SELECT contact_id, survivor_id FROM contacts")
                .forEach(row -> survivors.put((String) row.get("contact_id"), (String) row.get("survivor_id")));
        Map<String, String> expected =
                new HashMap<>(Map.of("a", "d", "b", "d", "c", "d", "x", "d", "left", "d", "other", "one"));
        expected.put("one", null);
        expected.put("d", null);
        assertThat(survivors).isEqualTo(expected);
    }

    @Test
    void mergesThatSeveralWorkersProjectAtOnceLeadToTheSameSurvivor() {
        for (int i = 0; i < 120; i++) {
            log.send(merged(i, "k" + i, "k" + (i + 1)));
        }

        Uni.join()
                .all(aggregator.drain(), aggregator.drain(), aggregator.drain(), aggregator.drain())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(60));

        assertThat(log.query("SELECT DISTINCT survivor_id FROM contacts"))
                .containsExactly(Map.of("survivor_id", "k120"));
    }

    private Sent merged(int minute, String contact, String into) {
        return traffic.at(minute, EventType.CONTACT_MERGED, contact, Map.of("into", into));
    }

    private void drain() {
        aggregator.drain().await().atMost(Duration.ofSeconds(30));
    }
}
