package io.colloquy.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A body that is JSON but not the one asked for: 400 with the field named. */
class UnreadableBodyMapper {
    // Before the libraries' own, which name no field or answer without a body.
    private static final int FIRST = Priorities.USER - 100;

    @ServerExceptionMapper(
            value = {MismatchedInputException.class, InvalidFormatException.class, UnrecognizedPropertyException.class},
            priority = FIRST)
    Response map(MismatchedInputException failure, UriInfo uri) {
        return Problems.answer(problem(failure), uri);
    }

    /** The 400 to answer. */
    static HttpProblem problem(MismatchedInputException failure) {
        String message =
                failure instanceof UnrecognizedPropertyException ? "is not known" : "has the wrong type or form";
        return Problems.invalid(path(failure), message);
    }

    /** As in {@code roles[0]}; body for the whole. */
    private static String path(MismatchedInputException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
