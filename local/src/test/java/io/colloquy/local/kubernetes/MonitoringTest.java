package io.colloquy.local.kubernetes;

import static io.colloquy.local.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts say what to do, and what is watched is what the services tell ({@link DevOverlayIT} asks them). */
class MonitoringTest {
    private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z0-9]+)+)\\{|\\b(up)\\{");
    /** Told by the cluster, not by the services. */
    private static final Pattern OF_THE_CLUSTER = Pattern.compile("up|(kube|kubelet|container)_.*");

    @Test
    void everyAlertIsExplained() throws IOException {
        String operations = Files.readString(Overlay.HOME.resolve("docs/operations.md"));
        List<JsonNode> alerts = elements(Manifests.of(Overlay.PROD)
                        .get("PrometheusRule", "colloquy")
                        .at("/spec/groups/0/rules"))
                .toList();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(operations).contains("\n#### " + name + "\n");
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
        });
    }

    @Test
    void theManagementPortOfEachServiceIsScraped() {
        Manifests manifests = Manifests.of(Overlay.PROD);
        JsonNode monitor = manifests.get("ServiceMonitor", "colloquy");

        assertThat(PodsTest.SERVICES).allSatisfy(name -> {
            JsonNode service = manifests.get("Service", name);
            assertThat(Manifests.selects(
                            monitor.at("/spec/selector"), Manifests.strings(service.at("/metadata/labels"))))
                    .isTrue();
            assertThat(service.at("/spec/ports"))
                    .extracting(Manifests::nameOf)
                    .contains(monitor.at("/spec/endpoints/0/port").asText());
        });
    }

    /** The names of the services' metrics in alerts, dashboard and autoscaler. */
    static Set<String> watchedMetrics() throws IOException {
        Manifests manifests = Manifests.of(Overlay.PROD);
        JsonNode dashboard = new JsonMapper()
                .readTree(manifests
                        .get("ConfigMap", "colloquy-dashboard")
                        .at("/data/colloquy.json")
                        .asText());
        Set<String> metrics = new TreeSet<>();
        Stream.of(
                        manifests.get("PrometheusRule", "colloquy").findValues("expr").stream(),
                        dashboard.findValues("expr").stream(),
                        manifests.ofKind("ScaledObject").flatMap(scaled -> scaled.findValues("query").stream()))
                .flatMap(expressions -> expressions)
                .forEach(expression -> {
                    Matcher matcher = METRIC.matcher(expression.asText());
                    assertThat(matcher.find()).as(expression.asText()).isTrue();
                    do {
                        metrics.add(matcher.group().replace("{", ""));
                    } while (matcher.find());
                });
        metrics.removeIf(metric -> OF_THE_CLUSTER.matcher(metric).matches());
        return metrics;
    }
}
