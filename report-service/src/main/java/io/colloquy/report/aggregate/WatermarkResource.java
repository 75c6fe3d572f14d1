package io.colloquy.report.aggregate;

import io.colloquy.platform.security.Caller;
import io.colloquy.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/watermark}. */
@Path("/v1/watermark")
@RolesAllowed({Role.VIEWER_NAME, Role.INGEST_NAME, Role.SERVICE_NAME})
public class WatermarkResource {
    private final Caller caller;
    private final WatermarkService watermarks;

    WatermarkResource(Caller caller, WatermarkService watermarks) {
        this.caller = caller;
        this.watermarks = watermarks;
    }

    /**
     * How far the facts are complete.
     *
     * @param watermark everything received up to this instant is in the facts; it steps back when a rebuild begins
     */
    public record Watermark(Instant watermark) {}

    /** The watermark of the caller's account. */
    @GET
    @Operation(summary = "The instant up to which everything that was received is in the facts")
    public Uni<Watermark> watermark() {
        return watermarks.watermark(caller.accountId()).map(Watermark::new);
    }
}
