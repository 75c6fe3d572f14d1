package io.colloquy.platform.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes the one error shape into the API document of every operation, so that no resource repeats it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {
    // Sorted: the document must come out the same at every build.
    private static final Map<String, String> EVERYWHERE = new TreeMap<>(Map.of(
            "400", "Bad input: violations name the fields",
            "401", "No valid key or token",
            "403", "The roles of the key or token do not include this",
            "503", "The database is away, or too much at once: send it again after Retry-After seconds"));

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        EVERYWHERE.forEach((status, description) -> {
            APIResponse response = responses.getAPIResponse(status);
            if (response == null) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
            } else if (response.getContent() == null && !status.equals("400")) {
                response.description(description);
            }
        });
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.content(problem(status.equals("400") ? "HttpValidationProblem" : "HttpProblem"));
            }
        });
        return operation;
    }

    private static Content problem(String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }
}
