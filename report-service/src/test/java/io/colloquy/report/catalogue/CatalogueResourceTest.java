package io.colloquy.report.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.colloquy.report.TestKeys;
import io.colloquy.test.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CatalogueResourceTest {
    @Test
    void allOfTheCatalogueIsServedInItsOrder() {
        List<Map<String, Object>> metrics = viewer().get("/v1/metrics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("metrics");

        assertThat(metrics)
                .extracting(metric -> metric.get("id"))
                .isEqualTo(Catalogue.all().stream().map(Metric::id).toList());
        assertThat(metrics).allSatisfy(metric -> assertThat(metric)
                .containsOnlyKeys(
                        "id",
                        "jsonName",
                        "dataset",
                        "column",
                        "name",
                        "type",
                        "unit",
                        "definition",
                        "startsAt",
                        "stopsAt",
                        "leavesOut",
                        "nullRule",
                        "aggregates",
                        "anchor",
                        "dimensions",
                        "businessTwin",
                        "sources",
                        "example"));
    }

    @Test
    void datasetNarrowsIt() {
        List<String> datasets = viewer().queryParam("dataset", "shifts")
                .get("/v1/metrics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("metrics.dataset");

        assertThat(datasets).hasSize(Catalogue.of(Dataset.SHIFTS).size()).containsOnly("shifts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SHIFTS", "nothing"})
    void unknownDatasetIsRefusedByName(String dataset) {
        viewer().queryParam("dataset", dataset)
                .get("/v1/metrics")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("dataset"))
                .body("violations[0].message", containsString("status_changes"));
    }

    @Test
    void oneEntryIsFoundByItsId() {
        Map<String, Object> metric = viewer().get("/v1/metrics/first_response_time")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");

        assertThat(metric)
                .containsEntry("jsonName", "firstResponseTimeSeconds")
                .containsEntry("dataset", "conversations")
                .containsEntry("type", "duration")
                .containsEntry("unit", "seconds")
                .containsEntry("anchor", "closed_at")
                .containsEntry("businessTwin", "first_response_time_business")
                .containsEntry("sources", List.of("respond.io", "Colloquy, Facts and metrics 2.2"));
        viewer().get("/v1/metrics/shifts.agent_id").then().statusCode(200).body("column", equalTo("agent_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_such_metric", "contact_type_sent", "FIRST_RESPONSE_TIME"})
    void unknownMetricIsNotFound(String id) {
        viewer().get("/v1/metrics/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:colloquy:problem:not-found"))
                .body("detail", containsString(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/metrics", "/v1/metrics/first_response_time"})
    void itIsNotForKeysThatMayNotReadNumbers(String path) {
        given().auth()
                .oauth2(TestKeys.create("some-account", "ingest"))
                .get(path)
                .then()
                .statusCode(403);
        given().get(path).then().statusCode(401);
    }

    private static RequestSpecification viewer() {
        return given().auth().oauth2(TestKeys.create("some-account", "viewer"));
    }
}
