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
 * takes them; into that of each report how it cuts and measures time.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SelectionDocument implements OASFilter {
    private static final Set<String> CLOCKED = Set.of("reportResponses", "reportResolutions", "reportAgents");
    private static final String REPORT = "report";
    private static final String LIST = "listConversations";

    @Override
    public Operation filterOperation(Operation operation) {
        String id = String.valueOf(operation.getOperationId());
        if (id.equals(LIST) || id.startsWith(REPORT)) {
            range().forEach(operation::addParameter);
            FilterParameter.all().forEach(field -> operation.addParameter(filter(field)));
        }
        if (id.startsWith(REPORT)) {
            cuts().forEach(operation::addParameter);
        }
        if (CLOCKED.contains(id)) {
            operation.addParameter(
                    parameter("clock", "Whether durations are those on the wall's clock or inside opening hours")
                            .schema(string().enumeration(List.of("calendar", "business"))
                                    .defaultValue("calendar")));
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

    private static List<Parameter> cuts() {
        return List.of(
                parameter("interval", "Length of the time buckets; without it a day, in the traffic report an hour")
                        .schema(string().enumeration(Arrays.stream(Interval.values())
                                .<Object>map(Interval::wire)
                                .toList())),
                parameter("weekStart", "First day of a week").schema(string().defaultValue("monday")));
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
