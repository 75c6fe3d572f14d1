package io.colloquy.export.job;

import io.colloquy.export.storage.ExportStorage;
import io.colloquy.platform.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.UUID;

/** From a finished file to the answer that streams it. */
@ApplicationScoped
public class FileSender {
    private final ExportService service;
    private final ExportStorage storage;

    FileSender(ExportService service, ExportStorage storage) {
        this.service = service;
        this.storage = storage;
    }

    /** All of that job's file with further headers; fails as the job's own address does. */
    public Uni<Response> whole(String accountId, UUID jobId, Map<String, String> headers) {
        return service.file(new ExportService.Asker(accountId, "link", true, true), jobId)
                .chain(file -> send(file, ByteRange.of(null, file.bytes()), headers));
    }

    /** The bytes of the range; fails with a 416 if there are none, and a 410 if the file is gone. */
    Uni<Response> send(FinishedFile file, ByteRange range, Map<String, String> headers) {
        if (!range.isSatisfiable()) {
            throw Problems.builder(
                            Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE,
                            "range-not-satisfiable",
                            "The file has " + file.bytes() + " bytes")
                    .withHeader("Content-Range", "bytes */" + file.bytes())
                    .build();
        }
        return storage.read(file.storedName(), range.offset(), range.length())
                .onFailure(NoSuchFileException.class)
                .transform(lost -> FinishedFile.gone())
                .map(content -> head(file, range, headers)
                        .entity(new StoredContent(content, range.length()))
                        .build());
    }

    /** The answer without its bytes. */
    static Response.ResponseBuilder head(FinishedFile file, ByteRange range, Map<String, String> headers) {
        var response = Response.status(range.isPart() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
                .type(file.name().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.name().contentDisposition())
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(HttpHeaders.ETAG, file.entityTag())
                .header("X-Content-Type-Options", "nosniff");
        headers.forEach(response::header);
        return range.isPart() ? response.header("Content-Range", range.contentRange(file.bytes())) : response;
    }
}
