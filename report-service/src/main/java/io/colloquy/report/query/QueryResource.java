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
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

    QueryResource(Caller caller, Selections selections, QueryService queries) {
        this.caller = caller;
        this.selections = selections;
        this.queries = queries;
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
            responseCode = "400",
            description = "Something can't be asked so; violations names it and says what can")
    public Uni<QueryAnswer> query(QueryRequest request) {
        if (request == null) {
            throw Problems.invalid("body", "is missing");
        }
        String accountId = caller.accountId();
        Violations violations = new Violations();
        QueryReader reader = new QueryReader(request, violations);
        Question question = reader.question();
        DayOfWeek weekStart = reader.weekStart();
        return selections
                .read(accountId, reader.range(), request.filter(), Optional.of(RangePreset.LAST_30_DAYS), violations)
                .chain(selection -> queries.run(accountId, selection, weekStart, List.of(question))
                        .map(tables -> new QueryAnswers(tables.getFirst())
                                .answer(selection.range().orElseThrow())));
    }
}
