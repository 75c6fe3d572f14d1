package io.colloquy.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every field is one that the API knows: Kubernetes drops others without a word. */
class StrictDecodingTest {
    private static final Map<String, Class<? extends HasMetadata>> MODELS = Stream.<Class<? extends HasMetadata>>of(
                    Namespace.class,
                    ServiceAccount.class,
                    ConfigMap.class,
                    Secret.class,
                    Service.class,
                    PersistentVolumeClaim.class,
                    Deployment.class,
                    StatefulSet.class,
                    Job.class,
                    HorizontalPodAutoscaler.class,
                    PodDisruptionBudget.class,
                    NetworkPolicy.class,
                    HTTPRoute.class,
                    ServiceMonitor.class,
                    PrometheusRule.class)
            .collect(Collectors.toMap(
                    model -> HasMetadata.getApiVersion(model) + " " + HasMetadata.getKind(model), Function.identity()));

    /** The models keep unknown fields for later; here they are to fail. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private static final Set<String> OF_FREE_NAMES = Set.of(
            "metadata.labels",
            "spec.inheritedMetadata.labels",
            "spec.postgresql.parameters",
            "spec.plugins.parameters",
            "spec.triggers.metadata");

    @ParameterizedTest
    @EnumSource
    void everyFieldIsOneOfTheApi(Overlay overlay) throws IOException {
        Set<String> custom = customFields();
        for (JsonNode manifest : Manifests.of(overlay).all()) {
            String kind = kind(manifest);
            if (MODELS.containsKey(kind)) {
                HasMetadata decoded = STRICT.treeToValue(manifest, MODELS.get(kind));

                assertThat(decoded.getMetadata().getName()).isNotEmpty();
            } else {
                TreeSet<String> fields = new TreeSet<>();
                collectFields("", manifest, fields);

                assertThat(custom)
                        .containsAll(
                                fields.stream().map(field -> kind + " " + field).toList());
            }
        }
    }

    @Test
    void aFieldThatTheApiDoesNotKnowFails() {
        ObjectNode deployment =
                Manifests.of(Overlay.DEV).get("Deployment", "report-service").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGracePeriod", 40);

        assertThatThrownBy(() -> STRICT.treeToValue(deployment, Deployment.class))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("terminationGracePeriod");
    }

    private static String kind(JsonNode manifest) {
        return manifest.path("apiVersion").asText() + " "
                + manifest.path("kind").asText();
    }

    private static void collectFields(String path, JsonNode node, Set<String> fields) {
        if (node.isArray()) {
            node.forEach(element -> collectFields(path, element, fields));
        }
        node.properties().forEach(property -> {
            String field = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            fields.add(field);
            if (!OF_FREE_NAMES.contains(field)) {
                collectFields(field, property.getValue(), fields);
            }
        });
    }

    /** Those of kinds that no library has a model of, from the definitions of their operators. */
    private static Set<String> customFields() throws IOException {
        try (var stream = StrictDecodingTest.class.getResourceAsStream("/kubernetes/custom-fields.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        }
    }
}
