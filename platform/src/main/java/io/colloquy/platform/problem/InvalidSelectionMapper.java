package io.colloquy.platform.problem;

import io.colloquy.platform.selection.InvalidSelection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From a selection that can't be to a 400 that names its fields. */
class InvalidSelectionMapper {

    @ServerExceptionMapper
    Response map(InvalidSelection invalid, UriInfo uri) {
        return Problems.answer(Problems.invalid(invalid.violations()), uri);
    }
}
