package io.colloquy.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an overlay comes to.
 *
 * @param all the manifests, in order
 */
record Manifests(List<JsonNode> all) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A kind of pods and how it is told: of a Deployment, a StatefulSet, a Job, or of the operator's cluster. */
    record Workload(String kind, String name, Map<String, String> labels, JsonNode pod) {
        boolean isPodOfOurs() {
            return !pod.isMissingNode();
        }

        List<JsonNode> containers() {
            return Stream.concat(elements(pod.path("initContainers")), elements(pod.path("containers")))
                    .toList();
        }

        JsonNode container(String name) {
            return containers().stream()
                    .filter(container -> container.path("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Manifests of(Overlay overlay) {
        try {
            return read(Files.readString(overlay.kept()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests read(String yaml) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            List<JsonNode> all = new ArrayList<>();
            documents.forEachRemaining(all::add);
            return new Manifests(List.copyOf(all));
        }
    }

    Stream<JsonNode> ofKind(String kind) {
        return all.stream().filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).filter(manifest -> name(manifest).equals(name)).findFirst();
    }

    JsonNode get(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** A ConfigMap or Secret that is generated: its name goes on with a hash of its content. */
    JsonNode generated(String kind, String name) {
        return ofKind(kind)
                .filter(manifest -> name(manifest).matches(name + "(-[a-z0-9]{10})?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        for (String kind : List.of("Deployment", "StatefulSet", "Job")) {
            ofKind(kind)
                    .forEach(manifest -> workloads.add(new Workload(
                            kind,
                            name(manifest),
                            strings(manifest.at("/spec/template/metadata/labels")),
                            manifest.at("/spec/template/spec"))));
        }
        // CloudNativePG makes the pods itself.
        ofKind("Cluster")
                .forEach(cluster -> workloads.add(new Workload(
                        "Cluster",
                        name(cluster),
                        strings(cluster.at("/spec/inheritedMetadata/labels")),
                        cluster.path("no pod of ours"))));
        return workloads;
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    /** Of a part that has its name in itself: a container, a port, a volume, a variable. */
    static String nameOf(JsonNode part) {
        return part.path("name").asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new TreeMap<>();
        object.properties()
                .forEach(property ->
                        strings.put(property.getKey(), property.getValue().asText()));
        return strings;
    }

    /** Whether a label selector picks these labels. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean byLabels = labels.entrySet()
                .containsAll(strings(selector.path("matchLabels")).entrySet());
        return byLabels
                && elements(selector.path("matchExpressions")).allMatch(expression -> {
                    if (!expression.path("operator").asText().equals("In")) {
                        throw new AssertionError("A selector's operator that this test does not know: " + expression);
                    }
                    return elements(expression.path("values")).anyMatch(value -> value.asText()
                            .equals(labels.get(expression.path("key").asText())));
                });
    }
}
