package io.colloquy.local.kubernetes;

import static io.colloquy.local.kubernetes.Manifests.elements;
import static io.colloquy.local.kubernetes.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.kubernetes.Manifests.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What names something names something that is there. */
class WiringTest {
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|[_-]key).*");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>colloquy</artifactId>\\s*<version>([^<]+)</version>");

    @ParameterizedTest
    @EnumSource
    void everySelectorPicksPods(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        List<Workload> workloads = manifests.workloads();

        for (JsonNode service : manifests.ofKind("Service").toList()) {
            assertThat(workloads.stream().filter(workload -> workload.labels()
                            .entrySet()
                            .containsAll(Manifests.strings(service.at("/spec/selector"))
                                    .entrySet())))
                    .as("pods of Service " + name(service))
                    .hasSize(1);
        }
        Stream<JsonNode> selectors = Stream.of(
                        manifests.ofKind("PodDisruptionBudget").map(budget -> budget.at("/spec/selector")),
                        manifests.ofKind("NetworkPolicy").map(policy -> policy.at("/spec/podSelector")),
                        manifests.ofKind("Deployment").map(deployment -> deployment.at("/spec/selector")),
                        manifests.ofKind("StatefulSet").map(set -> set.at("/spec/selector")))
                .flatMap(selector -> selector);
        assertThat(selectors).isNotEmpty().allMatch(selector -> workloads.stream()
                .anyMatch(workload -> Manifests.selects(selector, workload.labels())));
    }

    @ParameterizedTest
    @EnumSource
    void everyPortOfAServiceIsOneOfItsContainers(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (JsonNode service : manifests.ofKind("Service").toList()) {
            JsonNode ports =
                    manifests.workload(name(service)).containers().getLast().path("ports");
            for (JsonNode port : service.at("/spec/ports")) {
                assertThat(ports)
                        .as(name(service))
                        .anyMatch(own -> own.path("name").equals(port.path("targetPort"))
                                && own.path("containerPort").equals(port.path("port")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceIsScaledAndKeepsAReplicaWhenNodesGo(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        List<String> scaled = Stream.concat(
                        manifests.ofKind("HorizontalPodAutoscaler"), manifests.ofKind("ScaledObject"))
                .map(scaler -> scaler.at("/spec/scaleTargetRef/name").asText())
                .toList();
        List<String> protectedOnes =
                manifests.ofKind("PodDisruptionBudget").map(Manifests::name).toList();

        assertThat(scaled).containsExactlyInAnyOrderElementsOf(PodsTest.SERVICES);
        assertThat(protectedOnes).containsExactlyInAnyOrderElementsOf(PodsTest.SERVICES);
    }

    @ParameterizedTest
    @EnumSource
    void everyConfigMapVolumeAndAccountThatAPodNamesIsThere(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        for (Workload workload : manifests.workloads()) {
            if (workload.isPodOfOurs()) {
                assertThat(manifests.find(
                                "ServiceAccount",
                                workload.pod().path("serviceAccountName").asText()))
                        .as("account of " + workload.name())
                        .isPresent();
            }
            for (JsonNode volume : workload.pod().path("volumes")) {
                if (volume.has("configMap")) {
                    assertThat(manifests.find(
                                    "ConfigMap", volume.at("/configMap/name").asText()))
                            .isPresent();
                }
                if (volume.has("persistentVolumeClaim")) {
                    assertThat(manifests.find(
                                    "PersistentVolumeClaim",
                                    volume.at("/persistentVolumeClaim/claimName")
                                            .asText()))
                            .isPresent();
                }
            }
            for (JsonNode container : workload.containers()) {
                assertThat(elements(container.path("envFrom"))
                                .map(from -> from.at("/configMapRef/name").asText()))
                        .allMatch(map -> manifests.find("ConfigMap", map).isPresent());
                TreeSet<String> volumes = new TreeSet<>(elements(workload.pod().path("volumes"))
                        .map(Manifests::nameOf)
                        .toList());
                volumes.add("data");
                assertThat(container.path("volumeMounts")).allMatch(mount -> volumes.contains(Manifests.nameOf(mount)));
            }
        }
    }

    /** In prod they are made by whoever installs it, from the table of docs/operations.md. */
    @ParameterizedTest
    @EnumSource
    void everySecretThatAPodNeedsIsDrawnOrSaidToBeNeeded(Overlay overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        String operations = Files.readString(Overlay.HOME.resolve("docs/operations.md"));
        List<JsonNode> needed = secretReferences(manifests).toList();

        assertThat(needed).isNotEmpty().allSatisfy(reference -> {
            String secret = reference.path("name").asText();
            String key = reference.path("key").asText();
            if (overlay == Overlay.PROD) {
                assertThat(operations).contains("| `" + secret + "` | `" + key + "` |");
            } else if (!reference.path("optional").asBoolean()) {
                assertThat(manifests.get("Secret", secret).path("data").has(key))
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void noSecretIsInClear(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);

        assertThat(manifests
                        .ofKind("ConfigMap")
                        .flatMap(map -> map.path("data").properties().stream())
                        .filter(entry -> SECRET.matcher(entry.getKey()).matches()))
                .isEmpty();
        assertThat(manifests.workloads().stream()
                        .flatMap(workload -> workload.containers().stream())
                        .flatMap(container -> elements(container.path("env")))
                        .filter(variable ->
                                SECRET.matcher(Manifests.nameOf(variable)).matches()))
                .isNotEmpty()
                .allMatch(variable -> variable.at("/valueFrom/secretKeyRef").isObject());
        String placeholder = Base64.getEncoder().encodeToString(Overlay.DRAWN.getBytes(StandardCharsets.UTF_8));
        assertThat(manifests
                        .ofKind("Secret")
                        .flatMap(secret -> elements(secret.path("data")))
                        .map(JsonNode::asText))
                .hasSize(overlay == Overlay.PROD ? 0 : 6)
                .allMatch(placeholder::equals);
    }

    @ParameterizedTest
    @EnumSource
    void imagesAndTheMigrationAreOfTheVersionThatIsBuilt(Overlay overlay) throws IOException {
        String version = version();
        Manifests manifests = Manifests.of(overlay);

        assertThat(manifests.workloads().stream()
                        .filter(workload -> !workload.name().equals("database"))
                        .flatMap(workload -> workload.containers().stream())
                        .map(container -> container.path("image").asText()))
                .hasSize(7)
                .allSatisfy(image -> {
                    String name = image.replaceFirst(".*/", "");
                    assertThat(name).matches("(ingest|report|export)-service:[^:]+");
                    assertThat(name.replaceFirst(".*:", "").replaceFirst("-jvm$", ""))
                            .isEqualTo(version);
                });
        assertThat(manifests.ofKind("Job").map(Manifests::name))
                .containsExactly("migrate-" + version.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }

    @Test
    void jibAndTheDockerfilesMakeTheSameImages() throws IOException {
        String jvm = Files.readString(Overlay.HOME.resolve("k8s/images/Dockerfile.jvm"));
        String executable = Files.readString(Overlay.HOME.resolve("k8s/images/Dockerfile.native"));

        assertThat(lastFrom(jvm)).isEqualTo(pomProperty("quarkus.jib.base-jvm-image"));
        assertThat(lastFrom(executable)).isEqualTo(pomProperty("quarkus.jib.base-native-image"));
        String user = "USER " + pomProperty("quarkus.jib.user");
        assertThat(jvm).contains(user).contains("ARG VERSION=" + version());
        assertThat(executable).contains(user).contains("ARG VERSION=" + version());
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseTakesTheConnectionsOfAllReplicas(Overlay overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        int pool = Integer.parseInt(properties("platform/src/main/resources/META-INF/microprofile-config.properties")
                .getProperty("quarkus.datasource.reactive.max-size"));
        int migrations = Integer.parseInt(properties("ingest-service/src/main/resources/application.properties")
                .getProperty("quarkus.datasource.jdbc.max-size"));
        int replicas = Stream.concat(manifests.ofKind("HorizontalPodAutoscaler"), manifests.ofKind("ScaledObject"))
                .map(scaler -> scaler.path("spec"))
                // One more of each while it is updated.
                .mapToInt(spec -> 1
                        + Math.max(
                                spec.path("maxReplicas").asInt(),
                                spec.path("maxReplicaCount").asInt()))
                .sum();

        assertThat(maxConnections(manifests)).isGreaterThan(replicas * (pool + migrations) + 10);
    }

    private static int maxConnections(Manifests manifests) {
        return manifests
                .find("Cluster", "database")
                .map(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .orElseGet(() -> elements(manifests
                                .workload("database")
                                .container("postgresql")
                                .path("args"))
                        .map(JsonNode::asText)
                        .filter(argument -> argument.startsWith("max_connections="))
                        .mapToInt(argument -> Integer.parseInt(argument.replaceFirst(".*=", "")))
                        .findFirst()
                        .orElseThrow());
    }

    private static Stream<JsonNode> secretReferences(Manifests manifests) {
        Stream<JsonNode> ofPods = manifests.workloads().stream()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> elements(container.path("env")))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(JsonNode::isObject);
        Stream<JsonNode> ofBackups = manifests
                .ofKind("ObjectStore")
                .flatMap(store -> elements(store.at("/spec/configuration/s3Credentials")));
        return Stream.concat(ofPods, ofBackups);
    }

    private static String lastFrom(String dockerfile) {
        return dockerfile
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring("FROM ".length());
    }

    private static String pomProperty(String name) throws IOException {
        return first(Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</"));
    }

    private static String version() throws IOException {
        return first(VERSION);
    }

    private static String first(Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(Overlay.HOME.resolve("pom.xml")));
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Overlay.HOME.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }
}
