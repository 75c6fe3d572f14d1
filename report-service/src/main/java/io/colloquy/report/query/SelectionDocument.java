package io.colloquy.report.query;

import io.colloquy.platform.selection.FilterParameter;
import io.colloquy.platform.selection.RangePreset;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Puts range and filter, which are read the same way at every address, into the API document of each operation that
 * takes them.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SelectionDocument implements OASFilter {
    private static final Set<String> SELECTING =
            Set.of("listConversations", "reportConversations", "reportAgents", "reportTraffic");

    @Override
    public Operation filterOperation(Operation operation) {
        if (SELECTING.contains(String.valueOf(operation.getOperationId()))) {
            range().forEach(operation::addParameter);
            FilterParameter.all().forEach(field -> operation.addParameter(filter(field)));
        }
        return operation;
    }

    private static List<Parameter> range() {
        List<Object> presets = Arrays.stream(RangePreset.values())
                .<Object>map(RangePreset::wire)
                .toList();
        return List.of(
                parameter("preset", "A stretch of whole days, instead of from and to")
                        .schema(string().enumeration(presets)),
                parameter("from", "Start of the stretch, included: a date, or an instant with offset")
                        .schema(string())
                        .example("2026-03-01"),
                parameter("to", "End of the stretch, not included")
                        .schema(string())
                        .example("2026-04-01"),
                parameter("timezone", "IANA zone in which days begin; default the account's")
                        .schema(string())
                        .example("Europe/Berlin"));
    }

    private static Parameter filter(FilterParameter field) {
        String words = field.vocabulary().isEmpty() ? "" : ". One of " + String.join(", ", field.vocabulary());
        Schema list =
                OASFactory.createSchema().type(List.of(Schema.SchemaType.ARRAY)).items(string());
        return parameter(field.name(), field.description() + words).schema(field.repeatable() ? list : string());
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(description);
    }

    private static Schema string() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
