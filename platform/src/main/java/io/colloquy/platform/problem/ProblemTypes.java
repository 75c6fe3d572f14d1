package io.colloquy.platform.problem;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.colloquy.model.event.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Gives every problem that arose in a library a stable type and an advice, so that no answer goes out without. */
@Startup
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {
    private record Kind(String type, String detail) {}

    private static final Kind UNEXPECTED = new Kind(
            "internal-error", "Something went wrong on our side; the log has the reason. Sending it again is harmless");

    private static final Map<Integer, Kind> KINDS = Map.ofEntries(
            Map.entry(400, new Kind("invalid-input", "Correct the request as described in the API document")),
            Map.entry(401, new Kind("unauthenticated", "Send a valid key or token: Authorization: Bearer cq_live_…")),
            Map.entry(
                    403,
                    new Kind(
                            "forbidden",
                            "The roles of this key or token do not include this; ask an admin for another one")),
            Map.entry(404, new Kind("not-found", "There is nothing at this address")),
            Map.entry(405, new Kind("method-not-allowed", "The API document lists the methods of this address")),
            Map.entry(406, new Kind("not-acceptable", "The API document lists the media types served here")),
            Map.entry(409, new Kind("conflict", "The thing is in a state that does not allow this")),
            Map.entry(413, new Kind("too-large", "Send less at once, or as application/x-ndjson")),
            Map.entry(415, new Kind("unsupported-media-type", "The API document lists the media types taken here")),
            Map.entry(503, new Kind("unavailable", "The database is away; send it again after Retry-After seconds")));

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        if (context.cause instanceof MismatchedInputException unreadable) {
            // The library's mappers of its subtypes come before ours.
            return HttpProblem.builder(UnreadableBodyMapper.problem(unreadable))
                    .withInstance(problem.getInstance())
                    .build();
        }
        Kind kind = KINDS.getOrDefault(problem.getStatusCode(), UNEXPECTED);
        HttpProblem.Builder typed = HttpProblem.builder(problem).withType(Problems.type(kind.type()));
        if (saysNothing(problem.getDetail())) {
            typed.withDetail(kind.detail());
        }
        if (isBrokenJson(context.cause)) {
            typed.with("violations", List.of(new Violation("body", "is not valid JSON")));
        }
        return typed.build();
    }

    /** The libraries' own details repeat the status line ("HTTP 404 Not Found"). */
    private static boolean saysNothing(String detail) {
        return detail == null || detail.startsWith("HTTP ");
    }

    /** The body's reader wraps what the JSON reader says; what it says quotes the reader's classes. */
    private static boolean isBrokenJson(Throwable failure) {
        return failure instanceof StreamReadException
                || failure != null && failure.getCause() instanceof StreamReadException;
    }
}
