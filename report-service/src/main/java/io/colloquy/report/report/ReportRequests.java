package io.colloquy.report.report;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.selection.RangePreset;
import io.colloquy.platform.selection.Violations;
import io.colloquy.report.query.Interval;
import io.colloquy.report.query.Selection;
import io.colloquy.report.query.Selections;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;

/** Reads what a request for a report asks: of the caller's account, the last 30 days if it names no range. */
@ApplicationScoped
public class ReportRequests {
    private final Caller caller;
    private final Selections selections;

    ReportRequests(Caller caller, Selections selections) {
        this.caller = caller;
        this.selections = selections;
    }

    /** Draws up the report that is asked for. */
    @FunctionalInterface
    public interface Answer {
        /** @param selection with a range */
        Uni<Report> to(String accountId, Selection selection, ReportRequest request);
    }

    /**
     * The answer to the request, whose violations are told all at once.
     *
     * @param own {@link ReportRequest#OWN} or {@link ReportRequest#CLOCKED}
     * @param otherwise the interval where none is asked for
     */
    public Uni<Report> answer(UriInfo address, Set<String> own, Interval otherwise, Answer answer) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        String accountId = caller.accountId();
        Violations violations = new Violations();
        ReportRequest request = ReportRequest.read(parameters, own, otherwise, violations);
        return selections
                .read(accountId, parameters, own, Optional.of(RangePreset.LAST_30_DAYS), violations)
                .chain(selection -> answer.to(accountId, selection, request));
    }
}
