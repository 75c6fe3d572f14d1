package io.colloquy.report.transcript;

import io.colloquy.platform.problem.Problems;
import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Conversations to be read, printed and kept: for operators, and for export-service, which packs them into files. */
@Path("/v1/conversations/{id}/transcript")
@RolesAllowed({Role.OPERATOR_NAME, Role.SERVICE_NAME})
@Tag(name = "Conversations")
public class TranscriptResource {
    private static final String PDF = "application/pdf";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** In the order in which they are preferred where a request likes several as much. */
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    TranscriptFormat.TEXT.mediaType(),
                    TranscriptFormat.PDF.mediaType())
            .build();

    private final Caller caller;
    private final TranscriptService transcripts;

    TranscriptResource(Caller caller, TranscriptService transcripts) {
        this.caller = caller;
        this.transcripts = transcripts;
    }

    /** The transcript in the form that the request likes best. It blocks because files are written as they are taken. */
    @GET
    @Blocking
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, PDF})
    @Operation(
            operationId = "getConversationTranscript",
            summary = "A conversation to be read, as JSON, plain text or PDF",
            description =
                    "The Accept header chooses, q-values respected; JSON where it does not. Text and PDF are files to"
                            + " be saved (Content-Disposition); the same conversation gives the same bytes")
    @APIResponse(
            responseCode = "200",
            description = "The transcript",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Transcript.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = PDF, schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(responseCode = "400", description = "There is no such time zone; violations names timezone")
    @APIResponse(responseCode = "404", description = "The account has no such conversation")
    @APIResponse(responseCode = "406", description = "The Accept header allows none of the three")
    public Response get(
            @RestPath String id,
            @RestQuery
                    @Parameter(
                            description = "IANA zone of the times in text and PDF; default the account's",
                            example = "Europe/Berlin")
                    String timezone,
            @Context Request request) {
        Variant variant = request.selectVariant(VARIANTS);
        if (variant == null) {
            throw Problems.of(
                    Response.Status.NOT_ACCEPTABLE,
                    "not-acceptable",
                    "Accept must allow application/json, text/plain or application/pdf");
        }
        Transcript transcript =
                transcripts.find(caller.accountId(), id, timezone).await().atMost(PATIENCE);
        if (transcript == null) {
            throw Problems.notFound("conversation", id);
        }
        return variant.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE)
                ? Response.ok(transcript, MediaType.APPLICATION_JSON_TYPE).build()
                : file(new TranscriptFile(transcript, TranscriptFormat.of(variant.getMediaType())));
    }

    private static Response file(TranscriptFile file) {
        StreamingOutput content = file::write;
        return Response.ok(content, file.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.contentDisposition())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
