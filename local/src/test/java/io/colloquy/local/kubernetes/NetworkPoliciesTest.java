package io.colloquy.local.kubernetes;

import static io.colloquy.local.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.local.kubernetes.Manifests.Workload;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each talks to whom it must, and to nobody else. */
class NetworkPoliciesTest {
    private static final int DATABASE = 5432;

    @ParameterizedTest
    @EnumSource
    void everyPodIsClosedInBothDirectionsByDefault(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);

        assertThat(manifests.workloads()).isNotEmpty().allSatisfy(workload -> assertThat(List.of("Ingress", "Egress"))
                .allMatch(direction -> manifests
                        .ofKind("NetworkPolicy")
                        .filter(policy -> Manifests.selects(policy.at("/spec/podSelector"), workload.labels()))
                        .anyMatch(policy -> elements(policy.at("/spec/policyTypes"))
                                .anyMatch(type -> type.asText().equals(direction)))));
    }

    @ParameterizedTest
    @EnumSource
    void podsReachWhatTheirConfigurationNamesAndNothingElse(Overlay overlay) {
        Manifests manifests = Manifests.of(overlay);
        Set<String> needed = new TreeSet<>();
        for (Workload workload : manifests.workloads()) {
            addressesIn(manifests, workload).forEach(address -> needed.add(workload.name() + " -> " + address));
        }
        if (overlay == Overlay.PROD) {
            // Its instances replicate.
            needed.add("database -> database:" + DATABASE);
        }

        Set<String> allowed = new TreeSet<>();
        for (Workload from : manifests.workloads()) {
            for (Workload to : manifests.workloads()) {
                for (Map.Entry<String, Integer> port : ports(to).entrySet()) {
                    if (allows(manifests, "Egress", "to", from, to, port)
                            && allows(manifests, "Ingress", "from", to, from, port)) {
                        allowed.add(from.name() + " -> " + to.name() + ":" + port.getValue());
                    }
                }
            }
        }

        assertThat(allowed).isEqualTo(needed);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheGatewayAndMonitoringComeInFromOutside(Overlay overlay) {
        for (String service : PodsTest.SERVICES) {
            JsonNode ingress =
                    Manifests.of(overlay).get("NetworkPolicy", service).at("/spec/ingress");

            assertThat(elements(ingress).flatMap(rule -> elements(rule.path("from"))
                            .filter(peer -> peer.has("namespaceSelector"))
                            .map(peer -> peer.at("/namespaceSelector/matchLabels/colloquy.io~1access")
                                            .asText()
                                    + " " + rule.at("/ports/0/port").asText())))
                    .as(service)
                    .containsExactlyInAnyOrder("gateway http", "monitoring management");
        }
    }

    private static boolean allows(
            Manifests manifests,
            String direction,
            String peers,
            Workload subject,
            Workload other,
            Map.Entry<String, Integer> port) {
        return manifests
                .ofKind("NetworkPolicy")
                .filter(policy -> Manifests.selects(policy.at("/spec/podSelector"), subject.labels()))
                .flatMap(policy -> elements(policy.at("/spec/" + direction.toLowerCase(java.util.Locale.ROOT))))
                .filter(rule -> elements(rule.path("ports"))
                        .map(allowed -> allowed.path("port").asText())
                        .anyMatch(allowed ->
                                allowed.equals(port.getKey()) || allowed.equals(String.valueOf(port.getValue()))))
                .flatMap(rule -> elements(rule.path(peers)))
                .anyMatch(peer -> peer.has("podSelector")
                        && !peer.has("namespaceSelector")
                        && Manifests.selects(peer.path("podSelector"), other.labels()));
    }

    private static Map<String, Integer> ports(Workload workload) {
        return workload.isPodOfOurs()
                ? workload.containers().stream()
                        .flatMap(container -> elements(container.path("ports")))
                        .collect(Collectors.toMap(Manifests::nameOf, port -> port.path("containerPort")
                                .asInt()))
                : Map.of("postgresql", DATABASE);
    }

    /** Those of other pods of ours, by the URLs in the configuration of a pod. */
    private static Set<String> addressesIn(Manifests manifests, Workload workload) {
        return workload.containers().stream()
                .flatMap(container -> elements(container.path("envFrom")))
                .map(from ->
                        manifests.get("ConfigMap", from.at("/configMapRef/name").asText()))
                .flatMap(map -> elements(map.path("data")))
                .map(value -> value.asText().replaceFirst("^jdbc:", ""))
                .filter(value -> value.contains("://"))
                .map(URI::create)
                .filter(address -> !address.getHost().matches("localhost|.*example.*"))
                .map(address -> address.getHost().replaceFirst("-rw$", "") + ":" + address.getPort())
                .collect(Collectors.toSet());
    }
}
