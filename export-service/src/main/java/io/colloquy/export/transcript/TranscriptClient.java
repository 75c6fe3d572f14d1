package io.colloquy.export.transcript;

import io.colloquy.platform.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What is asked of report-service for transcripts: a client of its own, because an answer may take long. */
@RegisterRestClient(configKey = "transcripts")
interface TranscriptClient {
    /** The conversation as a PDF (reports 3.4). */
    @GET
    @Path("/v1/conversations/{id}/transcript")
    @Produces("application/pdf")
    Uni<byte[]> pdf(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Caller.ACCOUNT_HEADER) String accountId,
            @PathParam("id") String conversationId,
            @QueryParam("timezone") String timezone);

    /** Whether it answers at all, for this account. */
    @GET
    @Path("/v1/watermark")
    Uni<String> watermark(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Caller.ACCOUNT_HEADER) String accountId);
}
