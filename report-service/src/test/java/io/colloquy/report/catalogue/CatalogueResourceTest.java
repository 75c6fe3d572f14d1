package io.colloquy.report.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colloquy.model.fact.Fact;
import io.colloquy.model.fact.FactType;
import io.colloquy.report.TestKeys;
import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CatalogueResourceTest {
    private static final Set<String> UNITLESS = Set.of("text", "instant", "boolean", "decimal");

    @Test
    void theCatalogueHoldsEveryFactOnceInOrderNoInternalOneAndTheCountsOfReports() {
        List<String> ids =
                metrics().stream().map(metric -> (String) metric.get("id")).toList();

        List<String> expected = new ArrayList<>(Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .map(Fact::id)
                .toList());
        expected.addAll(List.of("conversations_opened", "conversations_closed"));
        expected.addAll(ActivityMetrics.ALL.stream().map(Metric::id).toList());
        assertThat(ids)
                .isEqualTo(expected)
                .doesNotHaveDuplicates()
                .contains("first_response_time", "contact_name", "closed_count");
    }

    @Test
    void everyEntrySaysWhatItIsAndWhenItIsNull() {
        assertThat(metrics()).allSatisfy(metric -> {
            assertThat(metric)
                    .containsOnlyKeys(
                            "id",
                            "jsonName",
                            "name",
                            "type",
                            "unit",
                            "definition",
                            "startsAt",
                            "stopsAt",
                            "leavesOut",
                            "nullRule",
                            "sources");
            assertThat(metric).extracting("name", "definition", "nullRule").allSatisfy(text -> assertThat((String) text)
                    .isNotBlank());
            assertThat((List<?>) metric.get("sources"))
                    .isNotEmpty()
                    .last()
                    .asString()
                    .startsWith("Colloquy");
        });
    }

    @Test
    void whatHasAClockSaysWhatStartsAndStopsItAndItsUnit() {
        for (Fact fact : Fact.values()) {
            boolean hasClock = fact.type() == FactType.DURATION;
            assertThat(fact.jsonName().endsWith("Seconds")).as(fact.id()).isEqualTo(hasClock);
            assertThat(fact.startsAt() != null).as(fact.id()).isEqualTo(hasClock);
            assertThat(fact.stopsAt() != null).as(fact.id()).isEqualTo(hasClock);
        }
        Map<String, Set<Object>> units = new TreeMap<>();

        metrics().forEach(metric -> units.computeIfAbsent((String) metric.get("type"), type -> new TreeSet<>())
                .add(String.valueOf(metric.get("unit"))));

        assertThat(units).containsEntry("duration", Set.of("seconds")).containsEntry("count", Set.of("count"));
        units.keySet().removeAll(Set.of("duration", "count"));
        assertThat(units).allSatisfy((type, of) -> {
            assertThat(UNITLESS).contains(type);
            assertThat(of).containsExactly("null");
        });
    }

    @Test
    void firstResponseTimeIsAsTheSpecificationSays() {
        Map<String, Object> metric = metrics().stream()
                .filter(one -> one.get("id").equals("first_response_time"))
                .findFirst()
                .orElseThrow();

        assertThat(metric)
                .containsEntry("jsonName", "firstResponseTimeSeconds")
                .containsEntry("type", "duration")
                .containsEntry("unit", "seconds")
                .containsEntry("sources", List.of("respond.io", "Colloquy, Facts and metrics 2.2"));
    }

    @Test
    void itIsNotForKeysThatMayNotReadNumbers() {
        given().auth()
                .oauth2(TestKeys.create("some-account", "ingest"))
                .get("/v1/metrics")
                .then()
                .statusCode(403);
        given().get("/v1/metrics").then().statusCode(401);
    }

    private static List<Map<String, Object>> metrics() {
        return given().auth()
                .oauth2(TestKeys.create("some-account", "viewer"))
                .get("/v1/metrics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("metrics");
    }
}
