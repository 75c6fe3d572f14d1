package io.colloquy.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.kubernetes.PackagedService.ConfigMappingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys in manifests and in the reference are those that the built services read. An executable tells nobody its keys. */
@Tag("jar")
class ConfigurationIT {
    private static final String UPDATE = "configuration.update";
    private static final Path REFERENCE = Overlay.HOME.resolve("docs/configuration.md");
    /** Read by the process, not by the configuration. */
    private static final Set<String> OF_THE_PROCESS = Set.of("MALLOC_ARENA_MAX", "JAVA_TOOL_OPTIONS");

    private static final Map<String, String> SERVICE_OF_CONTAINER =
            Map.of("migrate", "ingest-service", "await-schema", "ingest-service");

    @ParameterizedTest
    @EnumSource
    void everyVariableOfAPodIsAKeyThatItsServiceReadsAtItsStart(Overlay overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        Map<String, Set<String>> known = new TreeMap<>();
        for (String service : PodsTest.SERVICES) {
            try (PackagedService packaged = new PackagedService(service)) {
                known.put(service, packaged.environmentVariables());
            }
        }

        int containers = 0;
        for (Manifests.Workload workload : manifests.workloads()) {
            for (JsonNode container : workload.containers()) {
                String name = Manifests.nameOf(container);
                String service = SERVICE_OF_CONTAINER.getOrDefault(name, workload.name());
                if (known.containsKey(service)) {
                    containers++;
                    assertThat(known.get(service))
                            .as(workload.name() + ", " + name)
                            .containsAll(variables(manifests, container, service));
                }
            }
        }
        assertThat(containers).isEqualTo(7);
    }

    /** Written anew by {@code -Dconfiguration.update}; what a key means is what its mapping says about it. */
    @Test
    void theReferenceNamesEveryKeyWithItsDefaultAndMeaning() throws IOException {
        String reference = reference();
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(REFERENCE, reference);
        }

        assertThat(REFERENCE)
                .as("./mvnw verify -pl local -am -Dit.test=ConfigurationIT -D" + UPDATE + " writes it anew")
                .hasContent(reference);
    }

    private static Set<String> variables(Manifests manifests, JsonNode container, String service) {
        Set<String> variables = new TreeSet<>();
        container.path("env").forEach(variable -> variables.add(Manifests.nameOf(variable)));
        for (JsonNode from : container.path("envFrom")) {
            String map = from.at("/configMapRef/name").asText();
            assertThat(map).as("a map of " + service).isNotEmpty();
            manifests.get("ConfigMap", map).path("data").fieldNames().forEachRemaining(variables::add);
        }
        variables.removeAll(OF_THE_PROCESS);
        return variables;
    }

    private static String reference() throws IOException {
        Map<String, TreeSet<String>> services = new TreeMap<>();
        Map<String, ConfigMappingKey> keys = new TreeMap<>();
        Map<String, String> meanings = new TreeMap<>();
        for (String service : PodsTest.SERVICES) {
            try (PackagedService packaged = new PackagedService(service)) {
                for (var entry : packaged.ownKeys().entrySet()) {
                    keys.put(entry.getKey(), entry.getValue());
                    meanings.computeIfAbsent(entry.getKey(), key -> meaning(entry.getValue()));
                    services.computeIfAbsent(entry.getKey(), key -> new TreeSet<>())
                            .add(service);
                }
            }
        }
        assertThat(meanings.values()).allMatch(meaning -> !meaning.isBlank());
        String rows = keys.entrySet().stream()
                .map(entry -> "| `%s` | %s | %s | %s |%n"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().fallback().isEmpty()
                                        ? ""
                                        : "`" + entry.getValue().fallback() + "`",
                                services.get(entry.getKey()).size() == PodsTest.SERVICES.size()
                                        ? "all"
                                        : String.join(", ", services.get(entry.getKey())),
                                meanings.get(entry.getKey())))
                .collect(Collectors.joining());
        return """
            # Configuration

            Every key of the services' own, from the services themselves: a test compares. As an environment variable a key
            is in capitals, with `_` in place of every other sign: `colloquy.export.lease` is `COLLOQUY_EXPORT_LEASE`.
            Durations are written like `500ms`, `15s`, `7D` or ISO 8601 (`PT0.5S`). Keys of Quarkus
            (`quarkus.datasource.…`) are in its own reference; [operations](operations.md) names those that matter.

            | key | default | service | what |
            |---|---|---|---|
            """ + rows.replace(System.lineSeparator(), "\n");
    }

    /** The comment at its method in the source. */
    private static String meaning(ConfigMappingKey key) {
        Path source = Path.of("src/main/java", key.mapping().getName().replace('.', '/') + ".java");
        Path file = List.of("platform", "ingest-service", "report-service", "export-service").stream()
                .map(module -> Overlay.HOME.resolve(module).resolve(source))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            Matcher matcher = Pattern.compile(
                            "/\\*\\*((?:(?!\\*/).)*)\\*/(?:(?!/\\*\\*).)*?\\b" + key.method() + "\\(\\)",
                            Pattern.DOTALL)
                    .matcher(Files.readString(file));
            assertThat(matcher.find()).as(key + " has a comment").isTrue();
            return matcher.group(1)
                    .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                    .replaceAll("\\{@code\\s+([^}]*)}", "`$1`")
                    .replace("|", "\\|")
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
