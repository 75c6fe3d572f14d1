package io.colloquy.local.kubernetes;

import static io.colloquy.local.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One host: each request reaches the service whose contract it is. */
class RouteTest {
    private final JsonNode route = Manifests.of(Overlay.PROD).get("HTTPRoute", "colloquy");

    /** A match of a rule, and the service that it leads to. */
    private record Match(String prefix, String method, String service) {
        boolean matches(String asked, String path) {
            boolean below = prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
            return below && (method.isEmpty() || method.equals(asked));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "report-service", "export-service"})
    void everyOperationOfAContractReachesItsService(String service) throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(Overlay.HOME.resolve(service).resolve("openapi.yaml").toFile())
                .path("paths");

        assertThat(paths.properties()).isNotEmpty();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            path.getValue().fieldNames().forEachRemaining(method -> assertThat(reached(
                            method.toUpperCase(Locale.ROOT), path.getKey().replaceAll("\\{[^}]+}", "x-1")))
                    .as(method + " " + path.getKey())
                    .isEqualTo(service));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/channels/support/webhook, ingest-service",
        "GET, /v1/channels/support/webhook, ingest-service",
        "GET, /l/token, export-service",
        "GET, /v1/exports/1/events, export-service",
        "GET, /v1/schedules, export-service",
        "GET, /v1/conversations/c-1, report-service",
        "POST, /v1/conversations/c-1/close, ingest-service",
        "POST, /v1/query, report-service",
        "GET, /, report-service",
        "GET, /links.js, report-service"
    })
    void whatNoContractHasYetIsRoutedToo(String method, String path, String service) {
        assertThat(reached(method, path)).isEqualTo(service);
    }

    @Test
    void everyBackendIsAServiceAndItsPublicPort() {
        Manifests manifests = Manifests.of(Overlay.PROD);

        assertThat(elements(route.at("/spec/rules")).flatMap(rule -> elements(rule.path("backendRefs"))))
                .isNotEmpty()
                .allSatisfy(backend -> assertThat(manifests
                                .get("Service", Manifests.nameOf(backend))
                                .at("/spec/ports"))
                        .anyMatch(port -> Manifests.nameOf(port).equals("http")
                                && port.path("port").equals(backend.path("port"))));
    }

    @Test
    void channelsAreToldTheHostOfTheRoute() {
        String told = Manifests.of(Overlay.PROD)
                .generated("ConfigMap", "ingest-service")
                .at("/data/COLLOQUY_CHANNELS_PUBLIC_BASE_URL")
                .asText();

        assertThat(told).isEqualTo("https://" + route.at("/spec/hostnames/0").asText());
    }

    /** As the Gateway API decides: the longest prefix, then the one with a method. */
    private String reached(String method, String path) {
        return matches().stream()
                .filter(match -> match.matches(method, path))
                .max(Comparator.<Match>comparingInt(match -> match.prefix().length())
                        .thenComparing(match -> !match.method().isEmpty()))
                .map(Match::service)
                .orElse("nobody");
    }

    private List<Match> matches() {
        return elements(route.at("/spec/rules"))
                .flatMap(rule -> elements(rule.path("matches"))
                        .map(match -> new Match(
                                match.at("/path/value").asText(),
                                match.path("method").asText(),
                                rule.at("/backendRefs/0/name").asText())))
                .toList();
    }
}
