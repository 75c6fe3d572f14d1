package io.colloquy.export.job;

import io.colloquy.model.event.Violation;
import io.colloquy.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** Problems of a body that stands within another one. Pure. */
final class StandingProblems {
    private StandingProblems() {}

    /** The same problem with its fields named as members of {@code field}; any other than bad input as it is. */
    static HttpProblem below(String field, HttpProblem problem) {
        if (!(problem.getParameters().get("violations") instanceof List<?> violations)) {
            return problem;
        }
        return Problems.invalid(violations.stream()
                .map(Violation.class::cast)
                .map(violation -> new Violation(
                        violation.field().equals("body") ? field : field + "." + violation.field(),
                        violation.message()))
                .toList());
    }
}
