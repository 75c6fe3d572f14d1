package io.colloquy.report.query;

import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.colloquy.platform.selection.RangePreset;
import io.colloquy.platform.selection.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The query under the reports: any numbers of the catalogue, by any dimensions. */
@Path("/v1/query")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Query")
public class QueryResource {
    private final Caller caller;
    private final Selections selections;
    private final QueryService queries;
    private final CursorCodec cursors;

    QueryResource(Caller caller, Selections selections, QueryService queries, CursorCodec cursors) {
        this.caller = caller;
        this.selections = selections;
        this.queries = queries;
        this.cursors = cursors;
    }

    /** Numbers. */
    @POST
    @RolesAllowed(Role.VIEWER_NAME)
    @Operation(
            operationId = "query",
            summary = "Any numbers of the catalogue, by any dimensions and buckets of time",
            description =
                    "Each metric counts by its own moment (anchor). Null is not 0: null can't be computed. A metric"
                            + " for which a filter has no meaning says notApplicable and has no numbers. The period before stands"
                            + " beside, bucket by bucket; where it has fewer buckets, null. At most 20 metrics, 4 dimensions,"
                            + " 10000 buckets and 10000 rows")
    @APIResponse(
            responseCode = "200",
            description = "Columns and rows",
            content = @Content(schema = @Schema(implementation = QueryAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Something can't be asked so; violations names it and says what can")
    public Uni<QueryAnswer> query(QueryRequest request) {
        if (request == null) {
            throw Problems.invalid("body", "is missing");
        }
        String accountId = caller.accountId();
        Violations violations = new Violations();
        QueryReader reader = new QueryReader(request, violations);
        if (request.cell() != null) {
            violations.add("cell", "is for /v1/query/conversations");
        }
        Question question = reader.question();
        DayOfWeek weekStart = reader.weekStart();
        return selections
                .read(accountId, reader.range(), request.filter(), Optional.of(RangePreset.LAST_30_DAYS), violations)
                .chain(selection -> queries.run(accountId, selection, weekStart, List.of(question))
                        .map(tables -> new QueryAnswers(tables.getFirst())
                                .answer(selection.range().orElseThrow())));
    }

    /** What is behind one of them. */
    @POST
    @Path("conversations")
    @RolesAllowed(Role.OPERATOR_NAME)
    @Operation(
            operationId = "queryConversations",
            summary = "The conversations behind one number of a query, by id",
            description =
                    "The body of the query, and in cell which number of its answer: its column and the other cells of"
                            + " its row. Behind an average or a percentile are all whose value enters it, behind a share of values"
                            + " and a rate those that are the part")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most 500",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of ids",
            content = @Content(schema = @Schema(implementation = ConversationIds.class)))
    @APIResponse(responseCode = "400", description = "There is no such number; violations says what is wrong")
    public Uni<ConversationIds> conversations(QueryRequest request, @Context UriInfo address) {
        if (request == null) {
            throw Problems.invalid("body", "is missing");
        }
        String accountId = caller.accountId();
        Violations violations = new Violations();
        QueryReader reader = new QueryReader(request, violations);
        Question question = reader.question();
        DayOfWeek weekStart = reader.weekStart();
        QueryRequest.Cell cell = request.cell() == null ? new QueryRequest.Cell(null, null) : request.cell();
        int limit = PageParameters.limit(address.getQueryParameters(), violations);
        String fingerprint = accountId + request;
        Optional<CellCursor> after = cursors.read(
                PageParameters.cursor(address.getQueryParameters(), violations),
                fingerprint,
                CellCursor.class,
                violations);
        return selections
                .read(accountId, reader.range(), request.filter(), Optional.of(RangePreset.LAST_30_DAYS), violations)
                .map(selection -> after.map(cursor -> cursor.pin(selection)).orElse(selection))
                .chain(selection -> queries.conversations(
                                accountId,
                                selection,
                                weekStart,
                                question,
                                cell,
                                after.map(CellCursor::after).orElse(null),
                                limit + 1)
                        .map(found -> page(found, limit, selection, fingerprint)));
    }

    private ConversationIds page(List<String> found, int limit, Selection selection, String fingerprint) {
        if (found.size() <= limit) {
            return new ConversationIds(found, null);
        }
        List<String> ids = found.subList(0, limit);
        return new ConversationIds(ids, cursors.encode(CellCursor.of(ids.getLast(), selection), fingerprint));
    }
}
