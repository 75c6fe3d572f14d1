package io.colloquy.platform.problem;

import io.colloquy.model.event.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/**
 * The one shape of errors: RFC 9457 with a stable {@code type}, a {@code detail} that says what to do, and
 * {@code violations} for bad input (API contract 05, Errors). Thrown, they become the answer.
 */
// Goes out as JSON inside a map, where the build of a native executable does not see it.
@RegisterForReflection(targets = Violation.class)
public final class Problems {
    private static final String TYPE_PREFIX = "urn:colloquy:problem:";

    private Problems() {}

    /** A problem of that type (kebab-case, part of the contract) with the status' own title. */
    public static HttpProblem of(Response.Status status, String type, String detail) {
        return builder(status, type, detail).build();
    }

    /** 400: bad input, each violation with the field named. */
    public static HttpProblem invalid(List<Violation> violations) {
        return builder(Response.Status.BAD_REQUEST, "invalid-input", "Correct the fields named in violations")
                .with("violations", violations)
                .build();
    }

    /** 400: one bad field. */
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** 404: no such thing in the caller's account; the same for a thing of another account. */
    public static HttpProblem notFound(String what, String id) {
        return of(Response.Status.NOT_FOUND, "not-found", "There is no " + what + " " + id + " in this account");
    }

    /** 422: the Idempotency-Key was used for another request. */
    public static HttpProblem reusedKey() {
        return builder(
                        UnprocessableContent.STATUS,
                        "idempotency-key-reused",
                        "This Idempotency-Key came with another body; use a new key for a new request")
                .build();
    }

    /** A builder for problems with further members or headers. */
    public static HttpProblem.Builder builder(Response.StatusType status, String type, String detail) {
        return HttpProblem.builder()
                .withType(type(type))
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(detail);
    }

    /**
     * A mapper's answer. It says what the problem is about ({@code instance}), as the library does for problems that are
     * thrown.
     */
    static Response answer(HttpProblem problem, UriInfo uri) {
        return HttpProblem.builder(problem)
                .withInstance(URI.create(uri.getRequestUri().getRawPath()))
                .build()
                .toResponse();
    }

    static URI type(String name) {
        return URI.create(TYPE_PREFIX + name);
    }
}
