package io.colloquy.report.conversation;

import io.colloquy.model.fact.Fact;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Puts every fact, which the code knows by the catalogue alone, into the API document of lists and details. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class FactsDocument implements OASFilter {
    private static final String FACTS = "ConversationFacts";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(FACTS, facts());
        Schema page = document.getComponents().getSchemas().get("ConversationPage");
        page.getProperties().get("conversations").setItems(reference());
        Schema detail = document.getComponents().getSchemas().get("ConversationDetail");
        detail.addProperty("facts", reference());
    }

    private static Schema reference() {
        return OASFactory.createSchema().ref("#/components/schemas/" + FACTS);
    }

    private static Schema facts() {
        Schema facts = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description(
                        "Every fact of a conversation; null where it can't be computed. GET /v1/metrics defines each");
        Arrays.stream(Fact.values())
                .filter(fact -> !fact.isInternal())
                .forEach(fact -> facts.addProperty(fact.jsonName(), fact(fact)));
        return facts;
    }

    private static Schema fact(Fact fact) {
        Schema schema = OASFactory.createSchema().description(fact.label());
        return switch (fact.type()) {
            case TEXT -> schema.type(nullable(SchemaType.STRING));
            case INSTANT -> schema.type(nullable(SchemaType.STRING)).format("date-time");
            case DURATION, COUNT -> schema.type(nullable(SchemaType.INTEGER)).format("int64");
            case BOOLEAN -> schema.type(nullable(SchemaType.BOOLEAN));
            case DECIMAL -> schema.type(nullable(SchemaType.NUMBER));
            case TEXTS -> throw new IllegalArgumentException(fact.id());
        };
    }

    private static List<SchemaType> nullable(SchemaType type) {
        return List.of(type, SchemaType.NULL);
    }
}
