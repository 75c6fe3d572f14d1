package io.colloquy.report.conversation;

import io.colloquy.model.fact.Fact;
import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.CursorCodec;
import io.colloquy.report.query.Selections;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Conversations, with their texts and contacts: for operators. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Conversations")
public class ConversationResource {
    private final Caller caller;
    private final Selections selections;
    private final CursorCodec cursors;
    private final ConversationListService lists;
    private final ConversationDetailService details;
    private final LineageService lineages;

    ConversationResource(
            Caller caller,
            Selections selections,
            CursorCodec cursors,
            ConversationListService lists,
            ConversationDetailService details,
            LineageService lineages) {
        this.caller = caller;
        this.selections = selections;
        this.cursors = cursors;
        this.lists = lists;
        this.details = details;
        this.lineages = lineages;
    }

    /** A page of the list. */
    @GET
    @Operation(
            operationId = "listConversations",
            summary = "Lists conversations with every fact of theirs",
            description = "At most 10,000 conversations in all, page by page; a list of more says so (truncated) and"
                    + " points to an export. The parameters of a list must be the same for each of its pages. What is"
                    + " added while the pages are read may show on a later one; nothing that was there shows twice or is"
                    + " left out")
    @Parameter(
            name = "anchor",
            in = ParameterIn.QUERY,
            description = "Which moment has to lie in the range: opened (default) or closed",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"opened", "closed"},
                            defaultValue = "opened"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "A fact by its id or JSON name, - before it for descending; default: the latest first."
                    + " Ties by conversation id; conversations without the fact come last",
            example = "-first_response_time",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "The most conversations on a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "A page of conversations")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; violations names it")
    public Uni<ConversationPage> list(@Context UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        String accountId = caller.accountId();
        Violations violations = new Violations();
        ConversationListRequest request = new ConversationListRequest(parameters, violations);
        Anchor anchor = request.anchor();
        Sort sort = request.sort(anchor);
        int limit = request.limit();
        String fingerprint = request.fingerprint(accountId);
        Optional<Cursor> after = cursors.read(request.cursor(), fingerprint, Cursor.class, violations);
        return selections
                .read(accountId, parameters, ConversationListRequest.OWN, Optional.empty(), violations)
                .chain(selection -> lists.list(
                        new ConversationListQuery(accountId, selection, anchor, sort, after, limit, fingerprint)));
    }

    /** The one conversation. */
    @GET
    @Path("{id}")
    @Operation(
            operationId = "getConversation",
            summary = "One conversation: its facts, its contact, and all that happened in it, in order",
            description =
                    "The id is one segment of the path: what it holds of reserved characters is percent-encoded, as"
                            + " in page%2Fx7… of a conversation that was found by its contact")
    @APIResponse(responseCode = "200", description = "The conversation")
    @APIResponse(responseCode = "404", description = "The account has no such conversation")
    public Uni<ConversationDetail> get(@RestPath String id) {
        return details.find(caller.accountId(), id).onItem().ifNull().failWith(() -> unknown(id));
    }

    /** How a fact of it came about. */
    @GET
    @Path("{id}/lineage")
    @Operation(
            operationId = "getConversationLineage",
            summary =
                    "How a fact of a conversation came about: its value, and the events that started and stopped its clock")
    @APIResponse(responseCode = "200", description = "Which events made which fact")
    @APIResponse(responseCode = "400", description = "There is no such fact; violations names metric")
    @APIResponse(responseCode = "404", description = "The account has no such conversation")
    public Uni<ConversationLineage> lineage(
            @RestPath String id,
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "Id of a fact of conversations, as in GET /v1/metrics?dataset=conversations",
                            example = "first_response_time")
                    String metric) {
        Fact fact = Optional.ofNullable(metric)
                .flatMap(Fact::fromId)
                .filter(known -> !known.isInternal())
                .orElseThrow(() -> Problems.invalid(
                        "metric", "must be the id of a fact that GET /v1/metrics?dataset=conversations lists"));
        return lineages.find(caller.accountId(), id, fact).onItem().ifNull().failWith(() -> unknown(id));
    }

    private static HttpProblem unknown(String id) {
        return Problems.notFound("conversation", id);
    }
}
