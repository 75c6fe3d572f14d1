package io.colloquy.local.kubernetes;

import static io.colloquy.local.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.kubernetes.Manifests.Workload;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every pod: it may do little, has its limits, is asked how it is, and stops in peace. */
class PodsTest {
    static final List<String> SERVICES = List.of("ingest-service", "report-service", "export-service");

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m\\b");
    /** What a process needs beside its heap, at least. */
    private static final double MEMORY_PER_HEAP = 1.25;

    private static final Set<String> VOLUMES = Set.of("emptyDir", "configMap", "persistentVolumeClaim");

    @ParameterizedTest
    @EnumSource
    void everyContainerIsConfined(Overlay overlay) {
        for (Workload workload : pods(overlay)) {
            assertThat(workload.containers()).as(workload.name()).isNotEmpty().allSatisfy(container -> {
                JsonNode context = container.path("securityContext");
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(context.path("runAsNonRoot").asBoolean()).isTrue();
                assertThat(context.path("privileged").asBoolean()).isFalse();
                assertThat(context.at("/capabilities/drop"))
                        .extracting(JsonNode::asText)
                        .containsExactly("ALL");
                assertThat(context.at("/capabilities/add")).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPodFitsTheRestrictedStandardAndHasNoToken(Overlay overlay) {
        for (Workload workload : pods(overlay)) {
            JsonNode pod = workload.pod();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                    .as(workload.name())
                    .isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(List.of("hostNetwork", "hostPID", "hostIPC"))
                    .noneMatch(field -> pod.path(field).asBoolean());
            assertThat(pod.path("volumes"))
                    .allSatisfy(volume -> assertThat(VOLUMES).containsAnyElementsOf(() -> volume.fieldNames()));
        }
        assertThat(Manifests.of(overlay).ofKind("ServiceAccount")).isNotEmpty().noneMatch(account -> account.path(
                        "automountServiceAccountToken")
                .asBoolean(true));
    }

    @ParameterizedTest
    @EnumSource
    void everyContainerHasRequestsAndLimitsWithRoomForItsHeap(Overlay overlay) {
        for (Workload workload : pods(overlay)) {
            assertThat(workload.containers()).as(workload.name()).allSatisfy(container -> {
                JsonNode resources = container.path("resources");
                assertThat(amount(resources.at("/requests/cpu"))).isPositive();
                assertThat(amount(resources.at("/limits/cpu"))).isPositive();
                assertThat(amount(resources.at("/limits/memory")))
                        .isGreaterThanOrEqualTo(amount(resources.at("/requests/memory")))
                        .isPositive();
                if (!workload.name().equals("database")) {
                    assertThat(amount(resources.at("/limits/memory")).doubleValue())
                            .isGreaterThanOrEqualTo(MEMORY_PER_HEAP * heapBytes(container));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreProbedWhereTheyAnswer(Overlay overlay) throws IOException {
        for (String service : SERVICES) {
            JsonNode container =
                    Manifests.of(overlay).get("Deployment", service).at("/spec/template/spec/containers/0");
            Properties configured = applicationProperties(service);
            assertThat(port(container, "http")).hasToString(configured.getProperty("quarkus.http.port"));
            assertThat(port(container, "management")).hasToString(configured.getProperty("quarkus.management.port"));
            assertThat(probe(container, "startupProbe")).isEqualTo("management /q/health/started");
            assertThat(probe(container, "readinessProbe")).isEqualTo("management /q/health/ready");
            assertThat(probe(container, "livenessProbe")).isEqualTo("management /q/health/live");
        }
    }

    @ParameterizedTest
    @EnumSource
    void servicesHaveTheTimeToStopInPeace(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        JsonNode configured = manifests.generated("ConfigMap", "every-service").path("data");
        Duration needed = seconds(configured, "QUARKUS_SHUTDOWN_DELAY")
                .plus(seconds(configured, "QUARKUS_SHUTDOWN_TIMEOUT"))
                .plusSeconds(5);

        assertThat(manifests.ofKind("Deployment")).hasSize(3).allSatisfy(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertThat(pod.path("terminationGracePeriodSeconds").asLong()).isGreaterThanOrEqualTo(needed.toSeconds());
            JsonNode readiness = pod.at("/containers/0/readinessProbe");
            assertThat(seconds(configured, "QUARKUS_SHUTDOWN_DELAY"))
                    .as("long enough for a probe to see it")
                    .isGreaterThan(
                            Duration.ofSeconds(readiness.path("periodSeconds").asLong()
                                    * readiness.path("failureThreshold").asLong()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreUpdatedWithoutAGapAndSpread(Overlay overlay) {
        assertThat(Manifests.of(overlay).ofKind("Deployment")).allSatisfy(deployment -> {
            JsonNode spec = deployment.path("spec");
            assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                    .isZero();
            assertThat(spec.has("replicas")).as("the autoscaler's business").isFalse();
            assertThat(spec.at("/template/spec/topologySpreadConstraints"))
                    .extracting(constraint -> constraint.path("topologyKey").asText())
                    .contains("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        });
    }

    @ParameterizedTest
    @EnumSource
    void noPodOfAReleaseServesBeforeItsMigrations(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        String migrated = manifests
                .workload("migrate-")
                .container("migrate")
                .path("image")
                .asText();

        assertThat(manifests.ofKind("Deployment")).allSatisfy(deployment -> {
            JsonNode init = deployment.at("/spec/template/spec/initContainers/0");
            assertThat(init.path("name").asText()).isEqualTo("await-schema");
            assertThat(init.path("image").asText()).isEqualTo(migrated);
        });
        assertThat(manifests
                        .generated("ConfigMap", "ingest-service")
                        .at("/data/QUARKUS_FLYWAY_MIGRATE_AT_START")
                        .asText())
                .isEqualTo("false");
    }

    private static List<Workload> pods(Overlay overlay) {
        return Manifests.of(overlay).workloads().stream()
                .filter(Workload::isPodOfOurs)
                .toList();
    }

    private static BigDecimal amount(JsonNode quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity.asText("0")));
    }

    private static double heapBytes(JsonNode container) {
        String told = container.path("args") + " "
                + elements(container.path("env"))
                        .filter(variable -> variable.path("name").asText().equals("JAVA_TOOL_OPTIONS"))
                        .map(variable -> variable.path("value").asText())
                        .toList();
        Matcher heap = HEAP.matcher(told);
        assertThat(heap.find()).as("a heap of " + container.path("name")).isTrue();
        return Double.parseDouble(heap.group(1)) * 1024 * 1024;
    }

    private static String probe(JsonNode container, String probe) {
        JsonNode get = container.path(probe).path("httpGet");
        return get.path("port").asText() + " " + get.path("path").asText();
    }

    private static Integer port(JsonNode container, String name) {
        return elements(container.path("ports"))
                .filter(port -> port.path("name").asText().equals(name))
                .map(port -> port.path("containerPort").asInt())
                .findFirst()
                .orElseThrow();
    }

    private static Duration seconds(JsonNode configured, String key) {
        return Duration.parse("PT" + configured.path(key).asText());
    }

    private static Properties applicationProperties(String service) throws IOException {
        Path file = Overlay.HOME.resolve(service).resolve("src/main/resources/application.properties");
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
