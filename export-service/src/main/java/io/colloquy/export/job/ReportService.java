package io.colloquy.export.job;

import io.colloquy.platform.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What is asked of report-service. */
@RegisterRestClient(configKey = "report")
interface ReportService {
    /** The account's watermark (reports 3.4). */
    @GET
    @Path("/v1/watermark")
    Uni<Watermark> watermark(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(Caller.ACCOUNT_HEADER) String accountId);

    /** Everything received up to {@code watermark} is in the facts. */
    record Watermark(Instant watermark) {}
}
