package io.colloquy.ingest.account;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant.
 *
 * @param timezone the IANA zone in which its dates are meant
 */
@Schema(description = "A tenant")
record Account(
        String id,
        String name,

        @Schema(description = "IANA zone in which its dates are meant", examples = "America/Sao_Paulo")
        String timezone,

        Instant createdAt) {}
