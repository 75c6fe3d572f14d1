package io.colloquy.export.job;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Fetching an export's file, whole or in parts (exports 4.1; RFC 9110, conditional and range requests). */
@Path("/v1/exports/{id}/file")
@RolesAllowed(Role.OPERATOR_NAME)
@Tag(name = "Exports")
public class FileResource {
    private static final Map<String, String> HEADERS =
            Map.of("Accept-Ranges", "bytes", HttpHeaders.CACHE_CONTROL, "private, no-cache");

    private final ExportService service;
    private final FileSender sender;
    private final Caller caller;

    FileResource(ExportService service, FileSender sender, Caller caller) {
        this.service = service;
        this.sender = sender;
        this.caller = caller;
    }

    /** The bytes as they were made: never packed on the way, for checksum and ranges are of these. */
    @GET
    @Uncompressed
    @Operation(
            operationId = "getExportFile",
            summary = "Fetch the file",
            description = "ETag is the SHA-256. A single byte range is served; several at once give the whole file.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = FileName.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileName.NDJSON, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileName.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileName.PARQUET, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileName.ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileName.GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "206", description = "The range asked for")
    @APIResponse(responseCode = "304", description = "The caller has it: If-None-Match")
    @APIResponse(responseCode = "409", description = "There is no file, or not yet")
    @APIResponse(responseCode = "410", description = "The file has expired or was deleted")
    @APIResponse(responseCode = "416", description = "The file has no such range; Content-Range says how long it is")
    public Uni<Response> file(
            @PathParam("id") String id,
            @HeaderParam("Range") String range,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @HeaderParam("If-Range") String ifRange) {
        return service.file(ExportService.Asker.of(caller), ExportResource.jobId(id))
                .chain(file -> {
                    String tag = file.entityTag();
                    if (EntityTags.matchesAny(ifNoneMatch, tag)) {
                        return Uni.createFrom()
                                .item(Response.notModified()
                                        .header(HttpHeaders.ETAG, tag)
                                        .build());
                    }
                    String asked = ifRange == null || ifRange.trim().equals(tag) ? range : null;
                    return sender.send(file, ByteRange.of(asked, file.bytes()), HEADERS);
                });
    }

    /** What {@link #file} would answer to a plain request, without opening the file. */
    @HEAD
    @Uncompressed
    @Operation(operationId = "headExportFile", summary = "Ask for the file's length and checksum alone")
    public Uni<Response> head(@PathParam("id") String id) {
        return service.file(ExportService.Asker.of(caller), ExportResource.jobId(id))
                .map(file -> FileSender.head(file, ByteRange.of(null, file.bytes()), HEADERS)
                        .build());
    }
}
