package io.colloquy.export.link;

import io.colloquy.export.job.FileSender;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The file behind a link: open to whoever has the address, found by nobody else. */
@Path("/l/{token}")
@PermitAll
@Tag(name = "Links")
public class LinkFileResource {
    private static final Map<String, String> HEADERS = Map.of(
            "X-Robots-Tag",
            "noindex, nofollow, noarchive",
            "Referrer-Policy",
            "no-referrer",
            HttpHeaders.CACHE_CONTROL,
            "private, no-store");

    private final LinkFileService service;
    private final FileSender sender;

    LinkFileResource(LinkFileService service, FileSender sender) {
        this.service = service;
        this.sender = sender;
    }

    /** Makes the file, and sends it. */
    @GET
    @Uncompressed
    @SecurityRequirements
    @Operation(
            operationId = "getLinkedFile",
            summary = "Fetch the report behind a link, freshly made",
            description = "No key is needed. Requests of the same moment share one file. Each request sends all of it.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such link, or it was revoked, or it has expired: the same answer")
    @APIResponse(responseCode = "429", description = "Used too often; Retry-After says when to come back")
    @APIResponse(responseCode = "503", description = "Not made, or not yet; Retry-After says when to come back")
    public Uni<Response> file(@PathParam("token") String token) {
        return Uni.createFrom()
                .deferred(() -> service.file(token))
                .chain(ready -> sender.whole(ready.accountId(), ready.jobId(), HEADERS))
                .onFailure(HttpProblem.class)
                .transform(failure -> marked((HttpProblem) failure));
    }

    /** Whether the address leads somewhere; makes nothing. */
    @HEAD
    @SecurityRequirements
    @Operation(operationId = "headLinkedFile", summary = "Ask whether a link is open, without making its file")
    public Uni<Response> head(@PathParam("token") String token) {
        return Uni.createFrom()
                .deferred(() -> service.requireOpen(token))
                .map(open -> {
                    Response.ResponseBuilder answer = Response.ok();
                    HEADERS.forEach(answer::header);
                    return answer.build();
                })
                .onFailure(HttpProblem.class)
                .transform(failure -> marked((HttpProblem) failure));
    }

    /** Errors are no more for search engines and caches than files. */
    private static HttpProblem marked(HttpProblem problem) {
        HttpProblem.Builder marked = HttpProblem.builder(problem);
        HEADERS.forEach(marked::withHeader);
        return marked.build();
    }
}
