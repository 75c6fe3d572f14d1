package io.colloquy.ingest.connection;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the account's connections, by id. */
@Schema(description = "Some of the account's connections, by id")
record ConnectionPage(
        List<Connection> connections,

        @Schema(description = "Cursor of the next page; null on the last one", nullable = true)
        String next) {}
